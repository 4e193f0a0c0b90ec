import { type RawBuilder, sql } from 'kysely'

export type PeopleSort = 'name' | 'number' | 'start' | 'status'

type SortColumn = Readonly<{
  name: 'family_name' | 'given_name' | 'employee_number' | 'start_date' | 'status'
  /** The newest first; whoever has nothing comes last in any case. */
  descending?: true
}>

/** What people are sorted by before their id, which tells the last ones apart. */
const columns: Record<PeopleSort, readonly SortColumn[]> = {
  name: [{ name: 'family_name' }, { name: 'given_name' }],
  number: [{ name: 'employee_number' }],
  start: [{ name: 'start_date', descending: true }],
  status: [{ name: 'status' }, { name: 'family_name' }, { name: 'given_name' }],
}

export const sortColumns = sql.raw(
  'p.id, p.family_name, p.given_name, p.employee_number, p.start_date, p.status',
)

/** A person as the sort sees them. */
export type SortedPerson = Readonly<{ id: string }> & Readonly<Record<SortColumn['name'], string | null>>

const columnOf = ({ name }: SortColumn) => sql.ref(`p.${name}`)

export function peopleOrder(sort: PeopleSort): RawBuilder<unknown> {
  const parts = columns[sort].map((one) =>
    one.descending === true ? sql`${columnOf(one)} desc nulls last` : columnOf(one),
  )
  return sql`${sql.join(parts)}, p.id`
}

/** Whoever comes after this person. */
export function comesAfter(sort: PeopleSort, last: SortedPerson): RawBuilder<boolean> {
  return columns[sort].reduceRight<RawBuilder<boolean>>((after, one) => {
    const column = columnOf(one)
    const value = last[one.name]
    if (value === null) return sql<boolean>`(${column} is null and ${after})`
    const beyond = one.descending === true ? sql`${column} < ${value}` : sql`${column} > ${value}`
    return sql<boolean>`(${beyond} or ${column} is null or (${column} = ${value} and ${after}))`
  }, sql<boolean>`p.id > ${last.id}`)
}

/**
 * The parts in which an index is read on from this person: from their own first value on, and then whoever has none.
 * Said in one condition, PostgreSQL would begin with the first person again.
 */
export function partsAfter(sort: PeopleSort, last: SortedPerson): readonly RawBuilder<boolean>[] {
  const [first] = columns[sort]
  const value = first === undefined ? null : last[first.name]
  if (first === undefined || value === null) return [sql<boolean>`true`]
  const column = columnOf(first)
  const from =
    first.descending === true ? sql<boolean>`${column} <= ${value}` : sql<boolean>`${column} >= ${value}`
  return [from, sql<boolean>`${column} is null`]
}
