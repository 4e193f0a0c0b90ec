import type { Lookup } from '#connector-kit'

/** Lists of the one company document that people name by id only. */
const lists = [
  'titles',
  'departments',
  'teams',
  'businessAreas',
  'costCenters',
  'locations',
  'legalEntities',
] as const

function listOf(name: string): Lookup {
  const request = () => ({ path: '/Company' }) as const
  return {
    as: name,
    foreign: 'id',
    list: { request, recordsAt: name, pagination: { style: 'single-page' } },
  }
}

/** The lists of the company, which come in one request, and the salaries of everybody. */
export const lookups: readonly Lookup[] = [
  ...lists.map(listOf),
  { ...listOf('customFields'), only: ({ custom }) => custom.size > 0 },
  {
    as: 'salaries',
    local: 'employeeId',
    foreign: 'employeeId',
    many: true,
    list: { request: () => ({ path: '/Salaries' }), recordsAt: '', pagination: { style: 'single-page' } },
  },
]
