import type { Asked, Lookup } from '#connector-kit'

/** Most people of a page that Graph gives. */
const pageSize = '999'
const customRoots = ['userType', 'usageLocation', 'onPremisesExtensionAttributes'] as const

const pages = { style: 'next-link', nextAt: '@odata.nextLink' } as const

/** What to ask of the directory: Graph gives the fields of employment only to those who name them. */
export function queryOf({ keys, custom }: Asked): Record<string, string> {
  const own = [...custom].map((id) =>
    id.startsWith('extensionAttribute') ? 'onPremisesExtensionAttributes' : id,
  )
  const more = custom.has('*') ? customRoots : own
  const select = [...new Set([...keys.filter((key) => key !== 'manager'), ...more])].join(',')
  return {
    $top: pageSize,
    $select: select,
    ...(keys.includes('manager') ? { $expand: 'manager($select=id)' } : {}),
  }
}

export const people = {
  request: (asked: Asked) => ({ path: '/users', query: queryOf(asked) }) as const,
  recordsAt: 'value',
  pagination: pages,
}

/** The leave date needs a right of its own, and a list that names it is refused as a whole without. */
export const lookups: readonly Lookup[] = [
  {
    as: 'leaving',
    local: 'id',
    foreign: 'id',
    list: {
      request: () => ({ path: '/users', query: { $top: pageSize, $select: 'id,employeeLeaveDateTime' } }),
      recordsAt: 'value',
      pagination: pages,
    },
  },
]
