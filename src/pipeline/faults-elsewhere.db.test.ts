import { expect, it } from 'vitest'
import { fjellvindSettings } from './testing/fjellvind-settings.ts'
import { startSimulatorProcess } from './testing/simulator-process.ts'
import { registryRows } from './testing/stored-rows.ts'
import { makeConnection } from './testing/test-connection.ts'
import { openTestEnvironment } from './testing/test-environment.ts'

const bamboohr = {
  connectorId: 'bamboohr',
  text: { subdomain: 'fjellvind' },
  secrets: { apiKey: '0123456789abcdef0123456789abcdef01234567' },
} as const
const hibob = {
  connectorId: 'hibob',
  text: { serviceUserId: 'SERVICE-10001' },
  secrets: { token: 'demo-token' },
} as const

const cases = [
  [bamboohr, 'wrong-key', 'incomplete', 'credentials'],
  [bamboohr, 'empty-list', 'held', 'incomplete'],
  [bamboohr, 'cut-json', 'incomplete', 'incomplete'],
  [bamboohr, 'withheld-field', 'held', 'incomplete'],
  [bamboohr, '429-storm', 'complete', null],
  [hibob, 'wrong-key', 'incomplete', 'credentials'],
  [hibob, 'missing-right', 'incomplete', 'permission'],
  [hibob, 'shrunken-list', 'held', 'incomplete'],
  [hibob, 'html-with-200', 'incomplete', 'credentials'],
  [hibob, 'withheld-field', 'held', 'incomplete'],
] as const

const named = cases.map(([kind, ...expected]) => [kind.connectorId, ...expected, kind] as const)

it.each(named)('%s: %s ends %s and heals', async (_, fault, state, failure, kind) => {
  const simulator = await startSimulatorProcess(kind.connectorId, 150)
  const test = await openTestEnvironment({ baseUrls: { [kind.connectorId]: simulator.baseUrl } })
  try {
    const connector = test.environment.connectors.find((one) => one.id === kind.connectorId)
    const { mapping } = fjellvindSettings()
    const connection = await makeConnection(test, {
      ...kind,
      methodId: connector?.methods[0].id ?? '',
      settings: {
        identifier: 'employeeNumber',
        mapping: mapping.map((one) =>
          one.attribute === 'employeeNumber' ? { ...one, sources: ['employeeNumber'] } : one,
        ),
      },
    })
    await connection.synchronise()
    const before = await registryRows(test)
    await simulator.setFault({ fault, ...(fault === '429-storm' ? { seconds: 1 } : {}) })
    const end = await connection.fetch()
    expect(end).toMatchObject({ state, failure: failure === null ? null : { kind: failure } })
    expect((await connection.preview()).counts.byBucket).toMatchObject({ leaving: 0, changed: 0, new: 0 })
    await simulator.setFault(null)
    expect((await connection.fetch()).state).toBe('complete')
    expect((await connection.preview()).counts.byBucket).toMatchObject({ leaving: 0, changed: 0, new: 0 })
    expect(await registryRows(test)).toEqual(before)
  } finally {
    await simulator.stop()
    await test.close()
  }
})
