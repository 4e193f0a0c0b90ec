import { spreadByShare } from './chance.ts'

export type LegalEntity = Readonly<{
  id: number
  name: string
  country: string
  currency: string
  share: number
  locations: readonly { id: number; name: string; state: string | null }[]
}>

export const entities: readonly LegalEntity[] = [
  entity(1, 'Fjellvind AS', 'NO', 'NOK', 42, ['Oslo', 'Bergen', 'Trondheim']),
  entity(2, 'Fjellvind Sverige AB', 'SE', 'SEK', 24, ['Stockholm', 'Göteborg']),
  entity(3, 'Fjellvind Deutschland GmbH', 'DE', 'EUR', 20, ['Berlin', 'München']),
  entity(4, 'Fjellvind UK Ltd', 'GB', 'GBP', 14, ['London', 'Manchester']),
]

export type Department = Readonly<{
  id: number
  name: string
  division: string
  share: number
  teams: readonly { id: number; name: string }[]
  titles: readonly string[]
}>

const rows: readonly (readonly [string, string, number, string, string])[] = [
  [
    'Engineering',
    'Technology',
    22,
    'Platform,Turbine Control,Mobile,Data,Quality',
    'Software Engineer,Test Engineer,Site Reliability Engineer',
  ],
  ['Product', 'Technology', 6, 'Discovery,Delivery', 'Product Owner,Product Analyst'],
  ['Design', 'Technology', 4, 'Interaction,Brand', 'Product Designer,Content Designer'],
  ['Sales', 'Commercial', 16, 'Nordics,DACH,UK and Ireland,Partners', 'Account Executive,Sales Engineer'],
  ['Marketing', 'Commercial', 8, 'Campaigns,Communications', 'Marketing Specialist,Copywriter'],
  [
    'Customer Success',
    'Commercial',
    12,
    'Onboarding,Support,Key Accounts',
    'Support Specialist,Customer Adviser',
  ],
  ['Finance', 'Corporate', 6, 'Accounting,Controlling', 'Accountant,Controller'],
  ['People', 'Corporate', 4, 'Payroll,Talent', 'People Partner,Payroll Specialist'],
  ['Legal', 'Corporate', 3, 'Contracts,Compliance', 'Legal Counsel,Compliance Officer'],
  ['IT', 'Corporate', 5, 'Workplace,Security', 'System Administrator,Security Analyst'],
  [
    'Operations',
    'Operations',
    10,
    'Warehouse,Field Service,Procurement',
    'Field Technician,Warehouse Operator,Buyer',
  ],
  ['Research', 'Operations', 4, 'Materials,Wind Models', 'Research Scientist,Laboratory Technician'],
]

export const departments: readonly Department[] = rows.map(([name, division, share, teams, titles], at) => ({
  id: 101 + at,
  name,
  division,
  share,
  teams: teams.split(',').map((team, n) => ({ id: 2001 + at * 10 + n, name: `${name} ${team}` })),
  titles: titles.split(','),
}))

export const management: Department = {
  id: 100,
  name: 'Management',
  division: 'Corporate',
  share: 0,
  teams: [{ id: 2000, name: 'Executive Team' }],
  titles: ['Chief Executive Officer'],
}

export const spreadOfDepartments = spreadByShare(departments.map((one) => one.share))

export const costCenters = [management, ...departments].flatMap((department, at) =>
  entities.map((one) => ({
    id: 5000 + at * 10 + one.id,
    name: `${1000 + at * 100 + one.id} ${department.name} ${one.country}`,
    department: department.name,
    entity: one.name,
  })),
)

const costCenterNames = new Map(costCenters.map((one) => [`${one.department}|${one.entity}`, one.name]))

export function costCenterOf(department: string, legalEntity: string): string {
  return costCenterNames.get(`${department}|${legalEntity}`) ?? ''
}

type Unit = 'department' | 'team' | 'location' | 'entity' | 'cost-center'

const allDepartments = [management, ...departments]
const unitIds: Readonly<Record<Unit, ReadonlyMap<string, number>>> = {
  department: new Map(allDepartments.map((one) => [one.name, one.id])),
  team: new Map(allDepartments.flatMap((one) => one.teams.map((team) => [team.name, team.id] as const))),
  location: new Map(entities.flatMap((one) => one.locations.map((place) => [place.name, place.id] as const))),
  entity: new Map(entities.map((one) => [one.name, one.id + 400])),
  'cost-center': new Map(costCenters.map((one) => [one.name, one.id])),
}

/** The id an HR system would keep beside a name; 0 for a name the company does not have. */
export function unitId(unit: Unit, name: string): number {
  return unitIds[unit].get(name) ?? 0
}

export function unitsOf(unit: Unit): { id: number; name: string }[] {
  return [...unitIds[unit]].map(([name, id]) => ({ id, name }))
}

export function departmentNamed(name: string): Department {
  return allDepartments.find((one) => one.name === name) ?? management
}

export function entityNamed(name: string): LegalEntity {
  return entities.find((one) => one.name === name) ?? (entities[0] as LegalEntity)
}

function entity(
  id: number,
  name: string,
  country: string,
  currency: string,
  share: number,
  places: readonly string[],
): LegalEntity {
  const states: Readonly<Record<string, string>> = { Berlin: 'Berlin', München: 'Bavaria' }
  return {
    id,
    name,
    country,
    currency,
    share,
    locations: places.map((place, n) => ({
      id: 300 + id * 10 + n,
      name: place,
      state: states[place] ?? null,
    })),
  }
}
