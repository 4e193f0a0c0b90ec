import type { JSX } from 'react'
import { formatDay, formatNumber } from '../format.ts'
import { text } from '../text.ts'

type Point = { day: string; people: number }

function pathOf(points: readonly Point[], width: number, height: number): string {
  const values = points.map((point) => point.people)
  const low = Math.min(...values)
  const span = Math.max(...values) - low
  return points
    .map((point, index) => {
      const x = points.length === 1 ? width / 2 : 2 + (index / (points.length - 1)) * (width - 4)
      const y = span === 0 ? height / 2 : 3 + (1 - (point.people - low) / span) * (height - 6)
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`
    })
    .join(' ')
}

/** A small line of head count over time, with the same figures as a table for those who cannot see it. */
export function Sparkline(props: {
  points: readonly Point[]
  width?: number
  height?: number
}): JSX.Element | null {
  const { points, width = 140, height = 36 } = props
  // A line of nothing says nothing.
  if (points.length < 2 || points.every((point) => point.people === 0)) return null
  return (
    <figure className="sparkline">
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <path d={pathOf(points, width, height)} />
      </svg>
      <table className="hidden-visually">
        <caption>{text('sparkline.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('sparkline.day')}</th>
            <th scope="col">{text('sparkline.people')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.day}>
              <td>{formatDay(point.day)}</td>
              <td>{formatNumber(point.people)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
