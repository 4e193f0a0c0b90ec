import { expect, test } from 'vitest'
import { startingMapping } from '#model/default-settings.ts'
import { employeeNumberSource, openTasks, withEmployeeNumberSource, withIdentifier } from './open-tasks.ts'
import { startingSettings } from './starting-settings.ts'

const settings = startingSettings([], 'own field')

test('the identifier needs a field that holds it', () => {
  const open = { ...settings, mapping: [startingMapping('employeeNumber', null)] }
  expect(openTasks(open)).toEqual(['task.employee number'])
  expect(openTasks({ ...open, mapping: withEmployeeNumberSource(open.mapping, 'custom:nr') })).toEqual([])
  expect(openTasks({ ...open, identifier: 'workEmail' })).toContain('task.company email')
})

test('with e-mail as the identifier, nobody has to find a field for a number that is kept nowhere', () => {
  const [number, email] = [startingMapping('employeeNumber', null), startingMapping('workEmail', 'workEmail')]
  const byEmail = withIdentifier([number, email], 'workEmail')
  expect(openTasks({ ...settings, identifier: 'workEmail', mapping: byEmail })).toEqual([])
  expect(withIdentifier([number, email], 'employeeNumber')).toEqual([number, email])
  const chosen = withEmployeeNumberSource([number, email], 'custom:nr')
  expect(withIdentifier(chosen, 'workEmail')).toEqual(chosen)
})

test('one legal entity for all must be chosen, none needs nothing', () => {
  const mapping = [startingMapping('employeeNumber', 'employeeNumber')]
  expect(openTasks({ ...settings, mapping, legalEntity: { kind: 'none' } })).toEqual([])
  expect(openTasks({ ...settings, mapping, legalEntity: { kind: 'one', legalEntityId: '' } })).toEqual([
    'task.legal entity',
  ])
})

test('choosing the number’s field keeps its owner', () => {
  const mapping = [{ ...startingMapping('employeeNumber', null), owner: 'once' as const }]
  const chosen = withEmployeeNumberSource(mapping, 'custom:nr')
  expect(employeeNumberSource(chosen)).toBe('custom:nr')
  expect(chosen[0]?.owner).toBe('once')
})
