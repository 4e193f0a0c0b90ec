import { Tooltip } from '@mantine/core'
import { IconMessage, IconUserCheck } from '@tabler/icons-react'
import { Cell } from 'react-aria-components'
import type { PreviewItem } from '#api/contract/preview.ts'
import { BucketBadge } from '#web/parts/badges.tsx'
import { byGravity } from '#web/parts/plan/attribute-words.ts'
import { FlagBadge } from '#web/parts/plan/flag-badge.tsx'
import { leadsWithReason, summaryOf } from '#web/parts/plan/line-summary.ts'
import { reasonSentence } from '#web/parts/plan/reason-sentence.ts'
import { ValuePair } from '#web/parts/plan/value-pair.tsx'
import { text } from '#web/text.ts'
import type { LineColumn } from './change-table.tsx'
import { useLineContext } from './line-context.ts'
import { LineTick } from './line-tick.tsx'

function Person({ item }: Readonly<{ item: PreviewItem }>) {
  const number = item.employeeNumber
  const where = [
    number === null ? text('preview.no-number') : text('preview.number', { number }),
    item.legalEntityName,
  ]
  return (
    <>
      <span className="pv-name">{item.name}</span>
      <span className="pv-under">{where.filter((one) => one !== null).join(' · ')}</span>
    </>
  )
}

function Late({ item }: Readonly<{ item: PreviewItem }>) {
  const late = item.daysLate ?? 0
  return late > 1 ? <span className="pv-late">{text('preview.late', { days: late })}</span> : null
}

function Pairs({ item, room }: Readonly<{ item: PreviewItem; room: number }>) {
  const { pairs, more } = summaryOf(item, room)
  return (
    <span className="pv-pairs">
      {pairs.map((pair) => (
        <span key={pair.attribute} className={pair.excluded ? 'pv-pair out' : 'pv-pair'}>
          <span className="pair-field">{pair.label} </span>
          <ValuePair old={pair.old} next={pair.next} />
        </span>
      ))}
      {more > 0 && <span className="pv-under">{text('preview.more-changes', { count: more })}</span>}
    </span>
  )
}

function Changes({ item, room }: Readonly<{ item: PreviewItem; room: number }>) {
  const lead = leadsWithReason(item)
  return (
    <span className="pv-changes">
      {lead && (
        <span className="pv-reason">
          {reasonSentence(item.reason)} <Late item={item} />
        </span>
      )}
      {item.changes.length > 0 && <Pairs item={item} room={lead ? Math.min(room, 2) : room} />}
      {item.excludedBy !== null && (
        <span className="pv-under">{text('preview.excluded-by', { name: item.excludedBy })}</span>
      )}
    </span>
  )
}

/** A second person is needed, or somebody has said something. */
function Marks({ item }: Readonly<{ item: PreviewItem }>) {
  const { needsApproval, comments = 0 } = item
  return (
    <>
      {needsApproval !== undefined && <Mark icon={IconUserCheck} label={text('approval.line')} />}
      {comments > 0 && <Mark icon={IconMessage} label={text('comments.count', { count: comments })} />}
    </>
  )
}

function Mark({ icon: Icon, label }: Readonly<{ icon: typeof IconUserCheck; label: string }>) {
  return (
    <Tooltip label={label}>
      <span className="flag-badge bare">
        <Icon size={14} stroke={1.8} aria-hidden />
        <span className="hidden-visually">{label}</span>
      </span>
    </Tooltip>
  )
}

function Flags({ item, bare }: Readonly<{ item: PreviewItem; bare: boolean }>) {
  return (
    <span className="pv-flags">
      {byGravity(item.flags).map((flag) => (
        <FlagBadge key={flag} flag={flag} bare={bare} />
      ))}
      <Marks item={item} />
    </span>
  )
}

function Opened({ item }: Readonly<{ item: PreviewItem }>) {
  const { openKey } = useLineContext()
  return openKey === item.key ? <span className="pv-opened" data-opened aria-hidden /> : null
}

/** One cell of a line, by its column; `all` is the whole line where there is room for one column only. */
export function LineCell({ column, item }: Readonly<{ column: LineColumn['id']; item: PreviewItem }>) {
  if (column === 'select') {
    return (
      <Cell className="pv-td tick">
        <Opened item={item} />
        <LineTick item={item} />
      </Cell>
    )
  }
  if (column === 'person') {
    return (
      <Cell className="pv-td" textValue={item.name}>
        <Person item={item} />
      </Cell>
    )
  }
  if (column === 'bucket') {
    return (
      <Cell className="pv-td">
        <BucketBadge bucket={item.bucket} />
      </Cell>
    )
  }
  if (column === 'flags' || column === 'bare flags') {
    // One flag has room for its word; several are told apart by their icons and tooltips.
    return (
      <Cell className="pv-td">
        <Flags item={item} bare={column === 'bare flags' || item.flags.length > 1} />
      </Cell>
    )
  }
  if (column === 'changes') {
    return (
      <Cell className="pv-td">
        <Changes item={item} room={3} />
      </Cell>
    )
  }
  return (
    <Cell className="pv-td" textValue={item.name}>
      <span className="pv-stacked">
        <span className="pv-stacked-head">
          <span className="pv-name">{item.name}</span>
          <BucketBadge bucket={item.bucket} />
        </span>
        <Changes item={item} room={1} />
        <Flags item={item} bare />
      </span>
    </Cell>
  )
}
