import type { EmploymentStatus, EmploymentType } from '#model/employee.ts'
import type { CompanyOnDay } from '../company/company.ts'
import { unitsOf } from '../company/organisation.ts'
import type { LeaverReason } from '../company/person.ts'

export type Item = Readonly<{ id: number | string; name: string }>

/** Fields that the company made itself carry a number for a name. */
export const custom = {
  legalEntity: 'field_1721000101',
  costCenter: 'field_1721000102',
  division: 'field_1721000103',
  team: 'field_1721000104',
} as const

export const lifecycleWords: Readonly<Record<EmploymentStatus, Item>> = {
  pending: { id: 'hired', name: 'Hired' },
  active: { id: 'employed', name: 'Employed' },
  leave: { id: 'leave', name: 'Leave' },
  terminated: { id: 'terminated', name: 'Terminated' },
}

export const contractWords: Readonly<Record<EmploymentType, Item>> = {
  'employee-full-time': { id: 'permanent', name: 'Permanent' },
  'employee-part-time': { id: 'permanent', name: 'Permanent' },
  contractor: { id: 'contractor', name: 'Contractor' },
  intern: { id: 'intern', name: 'Intern' },
  apprentice: { id: 'apprentice', name: 'Apprentice' },
  temporary: { id: 'fixed_term', name: 'Fixed term' },
  other: { id: 'other', name: 'Other' },
}

export const hoursWords: Readonly<Record<'full' | 'part', Item>> = {
  full: { id: 'full_time', name: 'Full time' },
  part: { id: 'part_time', name: 'Part time' },
}

export const reasonItems: Readonly<Record<LeaverReason, Item>> = {
  resignation: { id: 811001, name: 'Resignation' },
  dismissal: { id: 811002, name: 'Dismissal' },
  'end-of-contract': { id: 811003, name: 'End of contract' },
  retirement: { id: 811004, name: 'Retirement' },
  other: { id: 811005, name: 'Other' },
}

const titles = new WeakMap<CompanyOnDay, readonly Item[]>()

export const listNames = [
  'department',
  'site',
  'title',
  'lifecycleStatus',
  'employmentType',
  'employmentContract',
  'terminationReason',
  ...Object.values(custom),
] as const
export type ListName = (typeof listNames)[number]

/** The items of a named list; values in records are the ids as text. */
export function itemsOf(list: ListName, company: CompanyOnDay): readonly Item[] {
  switch (list) {
    case 'department':
      return unitsOf('department').map(({ id, name }) => ({ id: 209_192_000 + id, name }))
    case 'site':
      return unitsOf('location').map(({ id, name }) => ({ id: 2_250_000 + id, name }))
    case 'title':
      return titlesOf(company)
    case 'lifecycleStatus':
      return [...Object.values(lifecycleWords), { id: 'garden leave', name: 'Garden leave' }]
    case 'employmentType':
      return Object.values(hoursWords)
    case 'employmentContract':
      return [...new Map(Object.values(contractWords).map((item) => [item.id, item])).values()]
    case 'terminationReason':
      return Object.values(reasonItems)
    case custom.legalEntity:
      return unitsOf('entity').map(({ id, name }) => ({ id: 255_400_000 + id, name }))
    case custom.costCenter:
      return unitsOf('cost-center').map(({ id, name }) => ({ id: 255_500_000 + id, name }))
    case custom.team:
      return unitsOf('team').map(({ id, name }) => ({ id: 255_600_000 + id, name }))
    case custom.division:
      return ['Commercial', 'Corporate', 'Operations', 'Technology'].map((name, at) => ({
        id: 255_700_001 + at,
        name,
      }))
  }
}

const byName = new WeakMap<CompanyOnDay, Map<ListName, Map<string, Item>>>()

export function itemNamed(list: ListName, name: string, company: CompanyOnDay): Item {
  const lists = byName.get(company) ?? new Map<ListName, Map<string, Item>>()
  byName.set(company, lists)
  const items = lists.get(list) ?? new Map(itemsOf(list, company).map((item) => [item.name, item]))
  lists.set(list, items)
  return items.get(name) ?? { id: name, name }
}

function titlesOf(company: CompanyOnDay): readonly Item[] {
  const known = titles.get(company)
  if (known) return known
  const names = new Set<string>()
  for (const person of company.all()) names.add(person.title)
  const items = [...names].sort().map((name, at) => ({ id: 233_000_001 + at, name }))
  titles.set(company, items)
  return items
}
