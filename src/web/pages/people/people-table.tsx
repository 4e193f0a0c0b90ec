import { IconAward } from '@tabler/icons-react'
import { useMemo } from 'react'
import {
  Cell,
  Collection,
  Column,
  Row,
  Table,
  TableBody,
  TableHeader,
  TableLayout,
  TableLoadMoreItem,
  Virtualizer,
} from 'react-aria-components'
import type { PersonRow } from '#api/contract/registry.ts'
import { formatDay } from '#web/format.ts'
import { text } from '#web/text.ts'
import { columnsThatFit, columnWidths, type PeopleColumn } from './people-columns.ts'

type Props = Readonly<{
  people: readonly PersonRow[]
  chosen: readonly PeopleColumn[]
  width: number
  hasMore: boolean
  loadingMore: boolean
  onMore: () => void
  onOpen: (person: string) => void
}>

function shown(person: PersonRow, column: PeopleColumn): string | null {
  switch (column) {
    case 'name':
      return person.name
    case 'number':
      return person.employeeNumber
    case 'email':
      return person.workEmail
    case 'status':
      return text(`status.${person.status}`)
    case 'title':
      return person.title
    case 'department':
      return person.department
    case 'entity':
      return person.legalEntityName
    case 'source':
      return person.source ?? text('people.by-hand')
    case 'start':
      return person.startDate && formatDay(person.startDate)
    case 'end':
      return person.endDate && formatDay(person.endDate)
    case 'awards':
      return null
  }
}

function PersonCell({
  person,
  column,
  alone,
}: Readonly<{ person: PersonRow; column: PeopleColumn; alone: boolean }>) {
  if (column === 'awards' && person.awards) {
    return (
      <Cell className="people-td">
        <IconAward size={16} className="people-award" aria-hidden />
        <span className="hidden-visually">{text('people.awards')}</span>
      </Cell>
    )
  }
  const value = shown(person, column)
  const under = [person.employeeNumber, shown(person, 'status')].filter((one) => one !== null).join(' · ')
  return (
    <Cell className={`people-td ${column}`} textValue={value ?? ''}>
      <span
        className={column === 'name' ? 'people-name' : 'people-value'}
        data-status={column === 'status' ? person.status : null}
      >
        {value}
      </span>
      {alone && <span className="dim small">{under}</span>}
    </Cell>
  )
}

/** The people as a list of which only the rows in sight are in the page. */
export function PeopleTable({ people, chosen, width, hasMore, loadingMore, onMore, onOpen }: Props) {
  const columns = useMemo(
    () => columnsThatFit(chosen, width).map((id, _, all) => ({ id, alone: all.length === 1 })),
    [chosen, width],
  )
  const rowHeight = columns.length === 1 ? 56 : 40
  const layout = useMemo(() => ({ rowHeight, headingHeight: 36, loaderHeight: 44 }), [rowHeight])
  return (
    <Virtualizer layout={TableLayout} layoutOptions={layout}>
      <Table
        aria-label={text('people.title')}
        selectionMode="none"
        className="people-table"
        onRowAction={(key) => onOpen(String(key))}
      >
        <TableHeader columns={columns}>
          {({ id }) => (
            <Column
              id={id}
              isRowHeader={id === 'name'}
              width={`${columnWidths[id]}fr`}
              minWidth={Math.min(columnWidths[id], 90)}
              className="people-th"
            >
              {text(`people.column.${id}`)}
            </Column>
          )}
        </TableHeader>
        <TableBody>
          <Collection items={people} dependencies={[columns]}>
            {(person) => (
              <Row id={person.id} columns={columns} textValue={person.name} className="people-row">
                {({ id, alone }) => <PersonCell person={person} column={id} alone={alone} />}
              </Row>
            )}
          </Collection>
          {hasMore && (
            <TableLoadMoreItem
              isLoading={loadingMore}
              onLoadMore={onMore}
              className="people-more"
              scrollOffset={4}
            >
              {text('people.loading-more')}
            </TableLoadMoreItem>
          )}
        </TableBody>
      </Table>
    </Virtualizer>
  )
}
