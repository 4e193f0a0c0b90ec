import type { Asked, HttpMethod, Lookup, Query } from '#connector-kit'

/** Lists of the company that jobs refer to by code, by the name under which they are attached. */
export const listNames = {
  companies: 'FOCompany',
  departments: 'FODepartment',
  divisions: 'FODivision',
  locations: 'FOLocation',
  costCenters: 'FOCostCenter',
} as const

const pages = { style: 'next-link', nextAt: 'd.__next', sizeParam: 'customPageSize' } as const
/** Pages are cut from one picture of the data: with $top and $skip records get lost (note 2735876). */
const always = { $format: 'json', paging: 'snapshot' }
const end = '9999-12-31'

/** `$select` and `$expand` for paths such as `emailNav.emailTypeNav.externalCode`. */
function selectionOf(paths: readonly string[]): Query {
  const select = [...new Set(paths.map((path) => path.replaceAll('.', '/')))]
  const navigations = select.flatMap((path) => {
    const steps = path.split('/').slice(0, -1)
    return steps.map((_step, index) => steps.slice(0, index + 1).join('/'))
  })
  const expand = [...new Set(navigations)]
  return { $select: select.join(','), ...(expand.length > 0 ? { $expand: expand.join(',') } : {}) }
}

const employmentPaths = ['userId', 'startDate', 'endDate', 'assignmentClass']

function ownPaths({ paths, custom }: Asked): readonly string[] {
  const choosing = custom.size > 0 ? employmentPaths.map((key) => `employmentNav.${key}`) : []
  return ['perPersonUuid', 'personIdExternal', ...paths, ...choosing]
}

/**
 * Everybody with an employment, past, present or to come: relatives are people of the HR system as well. Names and
 * jobs are lists of their own, since dates of a question count for its outermost list only and below it today does
 * (note 2853045), when somebody who is to start has neither.
 */
export const people = {
  request: (asked: Asked) => ({
    path: '/PerPerson',
    query: {
      ...always,
      ...selectionOf(ownPaths(asked)),
      $filter: 'personEmpTerminationInfoNav/activeEmploymentsCount ne null',
    },
  }),
  recordsAt: 'd.results',
  pagination: { ...pages, size: 200 },
} satisfies HttpMethod['employees']

const personal: Lookup = {
  as: 'personal',
  local: 'personIdExternal',
  foreign: 'personIdExternal',
  many: true,
  list: {
    request: (asked) => ({
      path: '/PerPersonal',
      query: {
        ...always,
        ...selectionOf(['personIdExternal', ...asked.paths]),
        fromDate: asked.today,
        toDate: end,
      },
    }),
    recordsAt: 'd.results',
    pagination: { ...pages, size: 1000 },
  },
}

const jobKeys = ['userId', 'startDate', 'endDate', 'seqNumber', 'employmentNav.personIdExternal']

const jobs: Lookup = {
  as: 'jobs',
  local: 'personIdExternal',
  foreign: 'employmentNav.personIdExternal',
  many: true,
  list: {
    request: (asked) => ({
      path: '/EmpJob',
      query: {
        ...always,
        ...selectionOf([...jobKeys, ...[...asked.paths, ...customPaths(asked)].filter(usedBy(asked))]),
        // Without, only active users are told about (notes 2166571 and 2324204).
        $filter: "userNav/status in 't','f','T','F','e','d'",
        fromDate: asked.today,
        toDate: end,
      },
    }),
    recordsAt: 'd.results',
    pagination: { ...pages, size: 500 },
  },
  only: ({ keys, custom }) => keys.includes('jobs') || custom.size > 0,
}

const keys = new Set(jobKeys.map(propertyOf))

/** Whether the company uses the field of a path: one field that it does not use makes SAP refuse the whole list. */
function usedBy({ offered }: Asked): (path: string) => boolean {
  if (!offered || offered.size === 0) return () => true
  return (path) => keys.has(propertyOf(path)) || offered.has(propertyOf(path))
}

/** A navigation is there where the field is that it leads on from. */
function propertyOf(path: string): string {
  const step = path.split('.')[0] ?? path
  return step === 'managerEmploymentNav' ? 'managerId' : step.replace(/Nav$/, '')
}

/** A field with a picklist is read through its navigation, since its own value is a number of the picklist. */
function customPaths({ custom }: Asked): readonly string[] {
  return [...custom].map((id) => (id.endsWith('Nav') ? `${id}.externalCode` : id))
}

const lists = Object.entries(listNames).map(
  ([as, entity]): Lookup => ({
    as,
    foreign: 'externalCode',
    many: true,
    list: {
      request: () => ({
        path: `/${entity}`,
        query: {
          ...always,
          $select: 'externalCode,startDate,endDate,name',
          fromDate: '1900-01-01',
          toDate: end,
        },
      }),
      recordsAt: 'd.results',
      pagination: { ...pages, size: 1000 },
    },
  }),
)

export const lookups: readonly Lookup[] = [personal, jobs, ...lists]
