import { useMemo } from 'react'
import {
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
import type { PreviewItem } from '#api/contract/preview.ts'
import { type TextId, text } from '#web/text.ts'
import { LineCell } from './line-cells.tsx'
import { LineTickAll } from './line-tick.tsx'

export type LineColumn = Readonly<{
  id: 'select' | 'person' | 'bucket' | 'changes' | 'flags' | 'bare flags' | 'all'
  name: TextId
  width: number | `${number}fr`
  minWidth?: number
}>

const wide: readonly LineColumn[] = [
  { id: 'select', name: 'preview.column.select', width: 44, minWidth: 44 },
  { id: 'person', name: 'preview.column.person', width: '4fr', minWidth: 190 },
  { id: 'bucket', name: 'preview.column.bucket', width: 150 },
  { id: 'changes', name: 'preview.column.changes', width: '8fr', minWidth: 260 },
  { id: 'flags', name: 'preview.column.flags', width: 168 },
]
const middling: readonly LineColumn[] = [
  { id: 'select', name: 'preview.column.select', width: 44, minWidth: 44 },
  { id: 'person', name: 'preview.column.person', width: '3fr', minWidth: 150 },
  { id: 'bucket', name: 'preview.column.bucket', width: 140 },
  { id: 'changes', name: 'preview.column.changes', width: '5fr', minWidth: 180 },
  { id: 'bare flags', name: 'preview.column.flags', width: 88 },
]
const narrow: readonly LineColumn[] = [
  { id: 'select', name: 'preview.column.select', width: 44, minWidth: 44 },
  { id: 'all', name: 'preview.column.person', width: '1fr', minWidth: 160 },
]

type Props = Readonly<{
  items: readonly PreviewItem[]
  width: number
  hasMore: boolean
  loadingMore: boolean
  onMore: () => void
  onOpen: (key: string) => void
  empty: string
}>

function columnsFor(width: number): Readonly<{ columns: readonly LineColumn[]; rowHeight: number }> {
  if (width < 560) return { columns: narrow, rowHeight: 84 }
  return width < 860 ? { columns: middling, rowHeight: 56 } : { columns: wide, rowHeight: 56 }
}

/** The list of changes: only the rows in sight are in the page, and arrow keys move through all of them. */
export function ChangeTable({ items, width, hasMore, loadingMore, onMore, onOpen, empty }: Props) {
  const { columns, rowHeight } = columnsFor(width)
  const layout = useMemo(() => ({ rowHeight, headingHeight: 36, loaderHeight: 44 }), [rowHeight])
  return (
    <Virtualizer layout={TableLayout} layoutOptions={layout}>
      <Table
        aria-label={text('preview.table')}
        selectionMode="none"
        className="pv-table"
        onRowAction={(key) => onOpen(String(key))}
      >
        <TableHeader columns={columns} className="pv-thead">
          {(column) => (
            <Column
              id={column.id}
              width={column.width}
              minWidth={column.minWidth ?? null}
              isRowHeader={column.id === 'person' || column.id === 'all'}
              className="pv-th"
              textValue={text(column.name)}
            >
              {column.id === 'select' ? <LineTickAll /> : text(column.name)}
            </Column>
          )}
        </TableHeader>
        <TableBody renderEmptyState={() => <p className="pv-none">{empty}</p>}>
          <Collection items={items} dependencies={[columns]}>
            {(item) => (
              <Row id={item.key} columns={columns} textValue={item.name} className="pv-row">
                {(column) => <LineCell column={column.id} item={item} />}
              </Row>
            )}
          </Collection>
          {hasMore && (
            <TableLoadMoreItem
              isLoading={loadingMore}
              onLoadMore={onMore}
              className="pv-more"
              scrollOffset={4}
            >
              {text('preview.loading-more')}
            </TableLoadMoreItem>
          )}
        </TableBody>
      </Table>
    </Virtualizer>
  )
}
