import { Tooltip } from '@mantine/core'
import { type JSX, useEffect, useState } from 'react'
import { formatExactInstant } from '../format.ts'
import { serverNow } from '../server-time.ts'
import { text } from '../text.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** "38 min ago", "in 2 hours": the distance between an instant and now. */
export function distance(at: string, nowMs: number): string {
  const apartMs = nowMs - Date.parse(at)
  const ahead = apartMs < 0
  const size = Math.abs(apartMs)
  if (size < minuteMs) return text(ahead ? 'age.in a moment' : 'age.now')
  if (size < hourMs) return text(ahead ? 'age.in minutes' : 'age.minutes', { n: Math.round(size / minuteMs) })
  if (size < dayMs) return text(ahead ? 'age.in hours' : 'age.hours', { n: Math.round(size / hourMs) })
  return text(ahead ? 'age.in days' : 'age.days', { n: Math.round(size / dayMs) })
}

/** Now by the server’s clock, counted on while the part is on the screen. */
export function useNow(): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 20_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** How long ago (or until) something is, by the server's clock; the exact time on hover and focus. */
export function Age({ at }: { at: string | null }): JSX.Element {
  const now = useNow()
  if (at === null) return <span className="dim">{text('age.never')}</span>
  return (
    <Tooltip label={formatExactInstant(at)}>
      <time dateTime={at} className="age">
        {distance(at, Math.max(now, serverNow()))}
      </time>
    </Tooltip>
  )
}
