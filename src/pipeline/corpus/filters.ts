import type { FilterClause } from '#model/settings.ts'
import { amina, kari, ola } from './cast.ts'
import { joins, leaves, notVisible, outsideFilter, unchanged } from './outcomes.ts'
import type { Facts, Situation, Theme } from './situation.ts'

const only = (dimension: string, ...values: (string | null)[]): FilterClause => ({
  dimension,
  mode: 'include',
  values,
})
const not = (dimension: string, ...values: (string | null)[]): FilterClause => ({
  dimension,
  mode: 'exclude',
  values,
})

/** Amina is new to the portal: inside the filter she joins, outside she is not shown at all. */
function filtered(title: string, filter: readonly FilterClause[], facts: Facts, inside: boolean): Situation {
  return {
    title,
    rules: { filter: [...filter] },
    feed: { h1: { ...amina, ...facts } },
    expect: inside ? { h1: joins() } : {},
  }
}

const linkedPair = { portal: { kari, ola }, linked: { h1: 'kari', h2: 'ola' } } as const

export const filters: Theme = {
  title: 'Employee filtering',
  about: 'Whoever is outside the filter stays as they are. Outside is not left, and not absent either.',
  situations: [
    filtered('Nothing chosen means everybody', [], { department: 'Sales' }, true),
    filtered('Inside the chosen department', [only('department', 'Sales')], { department: 'Sales' }, true),
    filtered(
      'In one of two chosen departments',
      [only('department', 'Sales', 'Legal')],
      { department: 'Legal' },
      true,
    ),
    filtered('In another department', [only('department', 'Sales')], { department: 'Legal' }, false),
    filtered(
      'In the department but not of the contract',
      [only('department', 'Sales'), not('employmentType', 'contractor')],
      { department: 'Sales', type: 'contractor' },
      false,
    ),
    filtered(
      'In the department and of the contract',
      [only('department', 'Sales'), not('employmentType', 'contractor')],
      { department: 'Sales', type: 'intern' },
      true,
    ),
    filtered('Interns are left out', [not('employmentType', 'intern')], { type: 'intern' }, false),
    filtered(
      'The department is empty and only Sales is chosen',
      [only('department', 'Sales')],
      { department: null },
      false,
    ),
    filtered(
      'The department is empty, and empty is chosen',
      [only('department', null)],
      { department: null },
      true,
    ),
    filtered(
      'The department was not sent and only Sales is chosen',
      [only('department', 'Sales')],
      {},
      false,
    ),
    filtered('The department was not sent and Sales is left out', [not('department', 'Sales')], {}, true),
    filtered(
      'Another spelling is another department',
      [only('department', 'Sales')],
      { department: 'sales' },
      false,
    ),
    filtered(
      'The HR system’s own dimension',
      [only('custom:site', 'Bergen')],
      { custom: { site: 'Bergen' } },
      true,
    ),
    filtered(
      'The HR system’s own dimension has another value',
      [only('custom:site', 'Bergen')],
      { custom: { site: 'Oslo' } },
      false,
    ),
    {
      ...linkedPair,
      title:
        'A linked person moves to a department that is not chosen: leaves the filter, stays in the portal',
      rules: { filter: [only('department', 'Sales')] },
      feed: { h1: { ...kari, department: 'Legal' }, h2: { ...ola, department: 'Sales' } },
      portal: { kari, ola: { ...ola, department: 'Sales' } },
      expect: { kari: outsideFilter('kari'), h2: unchanged('ola') },
    },
    {
      ...linkedPair,
      title: 'A linked person has been outside the filter since the last run: listed as before',
      feed: { h2: ola },
      outside: ['h1'],
      outsideBefore: ['h1'],
      expect: { kari: outsideFilter('kari', { because: 'still-outside-filter' }), h2: unchanged('ola') },
    },
    {
      ...linkedPair,
      title: 'A linked person comes back inside the filter unchanged',
      feed: { h1: kari, h2: ola },
      outsideBefore: ['h1'],
      expect: { h1: unchanged('kari'), h2: unchanged('ola') },
    },
    {
      ...linkedPair,
      title: 'One is outside the filter, one is not in the feed: two facts, two lists',
      feed: {},
      outside: ['h1'],
      expect: { kari: outsideFilter('kari'), ola: notVisible('ola') },
    },
    {
      ...linkedPair,
      title:
        'Outside the filter in a fetch that was not complete: outside all the same, and nobody is missed',
      feed: {},
      outside: ['h1'],
      incomplete: true,
      expect: { kari: outsideFilter('kari') },
      held: { snapshot: 'held' },
    },
    {
      title: 'Whoever holds awards is named as such when the filter leaves them out',
      portal: { kari: { ...kari, awards: true } },
      linked: { h1: 'kari' },
      outside: ['h1'],
      expect: { kari: outsideFilter('kari', { flags: ['award holder'] }) },
    },
    {
      title: 'Whoever has left is not listed as outside the filter',
      portal: { kari: { ...kari, left: '2025-12-31' } },
      linked: { h1: 'kari' },
      outside: ['h1'],
      expect: {},
    },
    {
      title: 'Somebody of the portal whom no HR system has ever told of is left in peace',
      portal: { kari },
      feed: { h2: ola },
      expect: { h2: joins() },
    },
    {
      ...linkedPair,
      title: 'A leaver inside the filter and a colleague outside it are counted apart',
      feed: { h2: { ...ola, status: 'terminated', last: '2026-03-14' } },
      outside: ['h1'],
      expect: { kari: outsideFilter('kari'), h2: leaves('ola', '2026-03-14') },
    },
    {
      title: 'A new record with the number of a linked person outside the filter: asked, not filled in',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h9: { ...kari, mail: 'kari9@fjord.example' } },
      outside: ['h1'],
      expect: { h9: { is: 'needs a match', offers: ['kari'], truly: 'nobody' } },
    },
  ],
}
