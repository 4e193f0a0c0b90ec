import { expect, it } from 'vitest'
import { attributes } from '#model/attributes.ts'
import type { Employee } from '#model/employee.ts'
import { dayFormats } from '#model/settings.ts'
import { readDay } from '../map/read-day.ts'
import { type SuggestInput, suggestSources } from './suggest-sources.ts'

const meanings: Record<string, string> = {
  Personalnummer: 'employeeNumber',
  Matricule: 'employeeNumber',
  Ansettelsesdato: 'originalHireDate',
  Kostnadssted: 'costCenter',
  Fødselsdato: 'birthDate',
}

function suggest(custom: Record<string, readonly (string | null)[]>, part: Partial<SuggestInput> = {}) {
  const people = Math.max(...Object.values(custom).map((one) => one.length))
  const employees = Array.from(
    { length: people },
    (_, n): Employee => ({
      externalId: `e${n}`,
      custom: Object.fromEntries(Object.entries(custom).map(([id, all]) => [id, all[n] ?? null])),
    }),
  )
  return suggestSources({
    attributes,
    fields: Object.keys(custom).map((id) => ({ id, label: id, sensitive: false })),
    employees,
    meaningOf: (label) => [meanings[label] ?? ''],
    readDay,
    formats: dayFormats,
    ...part,
  })
}

it('knows an own field by its name and by what it holds, and says why', () => {
  expect(suggest({ Personalnummer: ['001', '002', '003'] })).toEqual([
    {
      attribute: 'employeeNumber',
      source: 'custom:Personalnummer',
      label: 'Personalnummer',
      transform: { kind: 'as-is' },
      confidence: 0.95,
      reasons: ['name', 'unique', 'always filled'],
      samples: ['001', '002', '003'],
    },
  ])
})

it('finds the form in which days are written', () => {
  const [found] = suggest({ Ansettelsesdato: ['31.01.2020', '1.2.2021'] })
  expect(found).toMatchObject({ transform: { kind: 'date', format: 'DD.MM.YYYY' } })
})

it('takes the better filled of two', () => {
  const [found] = suggest({ Matricule: ['1', null, null, '4'], Personalnummer: ['1', '2', '3', '4'] })
  expect(found?.source).toBe('custom:Personalnummer')
})

it.each([
  ['a number that many share', { Personalnummer: ['1', '1', '1', '2'] }, {}],
  ['days that are none', { Ansettelsesdato: ['soon', '2020-01-01'] }, {}],
  ['a field nobody fills', { Kostnadssted: [null, null] }, {}],
  ['a sensitive attribute', { Fødselsdato: ['1990-01-01'] }, {}],
])('does not suggest %s', (_, custom, part) => {
  expect(suggest(custom, part)).toEqual([])
})

it('never suggests a sensitive field, whatever its name', () => {
  const fields = [{ id: 'Kostnadssted', label: 'Kostnadssted', sensitive: true }]
  expect(suggest({ Kostnadssted: ['10'] }, { fields })).toEqual([])
})

it('leaves alone what the HR system fills by itself', () => {
  const employees: Employee[] = [{ externalId: 'e1', costCenter: '7', custom: { Kostnadssted: '10' } }]
  expect(suggest({ Kostnadssted: ['10'] }, { employees })).toEqual([])
})
