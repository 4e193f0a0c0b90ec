import { describe, expect, test } from 'vitest'
import type { FilterClause } from '#model/settings.ts'
import { selectInScope } from './select-in-scope.ts'

const kari = {
  externalId: 'e1',
  department: 'Sales',
  team: null,
  employmentType: { value: 'contractor', source: 'External' } as const,
  custom: { site: 'Oslo', grade: 7 },
}
const clause = (dimension: string, values: (string | null)[], mode: FilterClause['mode'] = 'include') => ({
  dimension,
  mode,
  values,
})

describe('Filtering: who is in', () => {
  test('nothing chosen means everybody', () => expect(selectInScope(kari, [])).toEqual({ inScope: true }))

  test.each([
    ['values of one clause by OR', [clause('department', ['Engineering', 'Sales'])], true],
    ['clauses by AND', [clause('department', ['Sales']), clause('custom:site', ['Bergen'])], false],
    ['exclude', [clause('department', ['Sales'], 'exclude')], false],
    ['exclude another', [clause('department', ['Legal'], 'exclude')], true],
    ['compared exactly', [clause('department', ['sales'])], false],
    ['empty is a value', [clause('team', [null])], true],
    ['empty is not a text', [clause('team', ['null'])], false],
    ['a code', [clause('employmentType', ['contractor'])], true],
    ['a code as the HR system writes it', [clause('employmentType', ['External'], 'exclude')], false],
    ['a number of the HR system', [clause('custom:grade', ['7'])], true],
    ['a name that objects have anyway', [clause('custom:constructor', [null])], true],
  ])('%s', (_, filter, expected) => expect(selectInScope(kari, filter).inScope).toBe(expected))

  test('the clause that left somebody out is named', () => {
    const out = clause('custom:site', ['Bergen'])
    expect(selectInScope(kari, [clause('department', ['Sales']), out])).toEqual({
      inScope: false,
      clause: out,
    })
  })

  test('a dimension that was not supplied counts as empty, and says so', () => {
    expect(selectInScope(kari, [clause('location', ['Oslo'])])).toMatchObject({
      inScope: false,
      absent: true,
    })
    expect(selectInScope(kari, [clause('location', ['Oslo'], 'exclude')])).toEqual({
      inScope: true,
      absent: true,
    })
  })
})
