import { useLocalStorage } from '@mantine/hooks'

export const peopleColumns = [
  'name',
  'number',
  'email',
  'status',
  'title',
  'department',
  'entity',
  'source',
  'start',
  'end',
  'awards',
] as const
export type PeopleColumn = (typeof peopleColumns)[number]

const first: readonly PeopleColumn[] = [
  'name',
  'number',
  'status',
  'title',
  'department',
  'entity',
  'source',
  'awards',
]

/** How wide a column must be to be read, in pixels. */
export const columnWidths: Readonly<Record<PeopleColumn, number>> = {
  name: 190,
  number: 150,
  email: 220,
  status: 150,
  title: 170,
  department: 140,
  entity: 170,
  source: 120,
  start: 120,
  end: 120,
  awards: 90,
}

/** Which columns to show; a choice of this browser, without anybody's data in it. */
export function useChosenColumns(): readonly [
  readonly PeopleColumn[],
  (columns: readonly PeopleColumn[]) => void,
] {
  const [stored, setStored] = useLocalStorage<readonly PeopleColumn[]>({
    key: 'rollcall.people.columns',
    defaultValue: first,
    getInitialValueInEffect: false,
  })
  const chosen = Array.isArray(stored) ? stored : first
  return [peopleColumns.filter((column) => column === 'name' || chosen.includes(column)), setStored]
}

/** As many of the chosen columns as fit, in their order; the name always. */
export function columnsThatFit(chosen: readonly PeopleColumn[], width: number): readonly PeopleColumn[] {
  let used = 0
  return chosen.filter((column) => {
    used += columnWidths[column]
    return column === 'name' || used <= width
  })
}
