import type { Asked, Lookup } from '#connector-kit'

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

function listOf(name: string, only: (asked: Asked) => boolean): Lookup {
  const request = () => ({ path: '/Company' }) as const
  return {
    as: name,
    foreign: 'id',
    list: { request, recordsAt: name, pagination: { style: 'single-page' } },
    only,
  }
}

/** The lists of the company, which come in one request, and the salaries of everybody. */
export const lookups: readonly Lookup[] = [
  ...lists.map((name) => listOf(name, ({ keys }) => keys.includes(name))),
  listOf('customFields', ({ custom }) => custom.size > 0),
  {
    as: 'salaries',
    local: 'employeeId',
    foreign: 'employeeId',
    many: true,
    list: { request: () => ({ path: '/Salaries' }), recordsAt: '', pagination: { style: 'single-page' } },
    only: ({ keys }) => keys.includes('salaries'),
  },
]
