import { text } from '#web/text.ts'
import './plan.css'

/** A value, or the word for there being none. */
export function ShownValue({
  value,
  kind,
}: Readonly<{ value: string | null; kind: 'old' | 'new' | 'plain' }>) {
  if (value === null) return <span className="value-empty">{text('plan.value.empty')}</span>
  if (kind === 'plain') return <span>{value}</span>
  return kind === 'old' ? <del className="value-old">{value}</del> : <ins className="value-new">{value}</ins>
}

/** "old → new", where an old value is left out when there was none. */
export function ValuePair({ old, next }: Readonly<{ old: string | null; next: string | null }>) {
  if (old === null) return <ShownValue value={next} kind="new" />
  return (
    <>
      <ShownValue value={old} kind="old" />
      <span className="value-arrow" aria-hidden>
        →
      </span>
      <ShownValue value={next} kind="new" />
    </>
  )
}
