import type { Asked, Listing, Lookup } from '#connector-kit'

/** Lists that come beside the people when they are named: Simployer's name of each and ours. */
const beside = {
  department: 'departments',
  office: 'offices',
  costCenter: 'costCenters',
  employmentType: 'employmentTypes',
  employment: 'employment',
  compensation: 'compensation',
} as const

const joinedBy: Readonly<Record<string, string>> = {
  employment: 'employmentId',
  compensation: 'compensationId',
}

// Only these can be named in `select`; the rest of a person comes when nothing is selected.
const selectable = new Set(
  (
    'id title active companyId officeId managerEmployeeId departmentId costCenterId employmentId employmentTypeId ' +
    'employmentCountry compensationId division employeeNumber workEmail hireDate endDate privateEmail firstName ' +
    'lastName ssn privatePhone birthDate nationality gender'
  ).split(' '),
)
const unselectable = new Set(['homeAddress', 'bankAccount'])

/** What to ask of the list of people: the chosen fields where they can be named, and the lists beside them. */
export function queryOf({ keys, custom }: Asked): Record<string, string> {
  const relations = Object.entries(beside).flatMap(([name, as]) => (keys.includes(as) ? [name] : []))
  const wholePeople = custom.size > 0 || keys.some((key) => unselectable.has(key))
  return {
    'sort[id]': 'asc',
    ...(relations.length > 0 ? { relations: relations.join(',') } : {}),
    ...(wholePeople ? {} : { select: keys.filter((key) => selectable.has(key)).join(',') }),
  }
}

const pages = { style: 'offset', param: 'offset', sizeParam: 'limit', size: 100 } as const

function list(path: `/${string}`): Listing {
  return { request: () => ({ path }), recordsAt: 'data', totalAt: 'total', pagination: pages }
}

/** Lists beside the people, and those that have to be asked for: companies, teams, who is in which. */
export const lookups: readonly Lookup[] = [
  ...Object.entries(beside).map(([name, as]): Lookup => {
    const local = joinedBy[as]
    const lookup = { as, foreign: 'id', beside: `relations.${name}` }
    return local === undefined ? lookup : { ...lookup, local }
  }),
  { as: 'companies', foreign: 'id', list: list('/company') },
  { as: 'teams', foreign: 'id', list: list('/team') },
  {
    as: 'memberships',
    local: 'id',
    many: true,
    foreign: 'employeeId',
    list: list('/employee-team-reference'),
  },
]
