import type { TablerIcon } from '@tabler/icons-react'
import type { JSX, ReactNode } from 'react'

/** What a place says while there is nothing in it, or nothing for this reader. */
export function EmptyState(props: {
  icon: TablerIcon
  title: string
  why?: ReactNode
  children?: ReactNode
}): JSX.Element {
  const Icon = props.icon
  return (
    <div className="empty">
      <Icon size={36} stroke={1.3} aria-hidden className="empty-icon" />
      <p className="empty-title">{props.title}</p>
      {props.why && <p className="empty-why">{props.why}</p>}
      {props.children && <div className="empty-actions">{props.children}</div>}
    </div>
  )
}
