import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { ResponseOf } from '#api/contract/index.ts'
import { formatNumber } from '#web/format.ts'
import { Answer } from '#web/parts/answer.tsx'
import { useRead } from '#web/queries.ts'
import { type TextId, text } from '#web/text.ts'
import type { PlanParams } from './preview-items.ts'

type Charts = ResponseOf<'GET /companies/{company}/plans/{plan}/charts'>
const shownAtMost = 12

function widthOf(value: number, most: number): string {
  return `${most === 0 ? 0 : Math.max(value === 0 ? 0 : 0.5, (value / most) * 100)}%`
}

function Bars(
  props: Readonly<{
    rows: readonly Readonly<{ label: string; a: number; b: number }>[]
    a: TextId
    b: TextId
    kind: string
  }>,
) {
  const most = Math.max(...props.rows.flatMap((row) => [row.a, row.b]), 1)
  return (
    <div className={`pv-bars ${props.kind}`} aria-hidden>
      {props.rows.map((row) => (
        <div key={row.label} className="pv-bar-row">
          <span className="pv-bar-label">{row.label}</span>
          <svg className="pv-bar-svg" height="20" width="100%" role="presentation">
            <rect className="a" y="1" height="8" rx="2" width={widthOf(row.a, most)} />
            <rect className="b" y="11" height="8" rx="2" width={widthOf(row.b, most)} />
          </svg>
          <span className="pv-bar-figure">
            {formatNumber(row.a)} · <b>{formatNumber(row.b)}</b>
          </span>
        </div>
      ))}
      <p className="pv-legend small">
        <span className="a">{text(props.a)}</span>
        <span className="b">{text(props.b)}</span>
      </p>
    </div>
  )
}

function signed(difference: number): string {
  return `${difference > 0 ? '+' : ''}${formatNumber(difference)}`
}

function Twin({ head, rows }: Readonly<{ head: readonly string[]; rows: readonly (readonly string[])[] }>) {
  return (
    <details className="pv-twin">
      <summary>{text('preview.charts.as-table')}</summary>
      <table>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, at) => (
                <td key={head[at]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function HeadCount({ bars, title }: Readonly<{ bars: Charts['bars']; title: string }>) {
  const sorted = bars.toSorted((x, y) => y.after - x.after || y.before - x.before)
  const named = sorted.map((bar) => ({ ...bar, label: bar.label || text('preview.charts.unassigned') }))
  return (
    <figure>
      <figcaption className="strong">{title}</figcaption>
      <Bars
        kind="heads"
        a="preview.charts.before"
        b="preview.charts.after"
        rows={named.slice(0, shownAtMost).map(({ label, before, after }) => ({ label, a: before, b: after }))}
      />
      <Twin
        head={[
          title,
          text('preview.charts.before'),
          text('preview.charts.after'),
          text('preview.charts.difference'),
        ]}
        rows={named.map((bar) => [
          bar.label,
          formatNumber(bar.before),
          formatNumber(bar.after),
          signed(bar.after - bar.before),
        ])}
      />
    </figure>
  )
}

const monthNames = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' })

function Months({ months }: Readonly<{ months: Charts['months'] }>) {
  const rows = months.map(({ month, joining, leaving }) => ({
    label: monthNames.format(new Date(`${month.slice(0, 7)}-01T00:00:00Z`)),
    a: joining,
    b: leaving,
  }))
  return (
    <figure>
      <figcaption className="strong">{text('preview.charts.months')}</figcaption>
      <Bars kind="months" a="preview.charts.joining" b="preview.charts.leaving" rows={rows} />
      <Twin
        head={[text('preview.charts.month'), text('preview.charts.joining'), text('preview.charts.leaving')]}
        rows={rows.map((row) => [row.label, formatNumber(row.a), formatNumber(row.b)])}
      />
    </figure>
  )
}

/** Head count before and after, and who joins and leaves by month; each with the same figures as a table. */
export function PreviewCharts({ params }: Readonly<{ params: PlanParams }>) {
  const [by, setBy] = useState<'legalEntity' | 'department'>('legalEntity')
  const charts = useRead(
    'GET /companies/{company}/plans/{plan}/charts',
    { params, query: { by } },
    { keepPrevious: true },
  )
  return (
    <section className="pv-charts card" aria-label={text('preview.charts')}>
      <SegmentedControl
        size="xs"
        aria-label={text('preview.charts.group')}
        value={by}
        onChange={(value) => setBy(value === 'department' ? 'department' : 'legalEntity')}
        data={[
          { value: 'legalEntity', label: text('preview.charts.legalEntity') },
          { value: 'department', label: text('preview.charts.department') },
        ]}
      />
      <Answer of={charts}>
        {({ bars, months }) =>
          bars.length === 0 && months.length === 0 ? (
            <p className="dim">{text('preview.charts.none')}</p>
          ) : (
            <div className="pv-charts-two">
              {bars.length > 0 && <HeadCount bars={bars} title={text(`preview.charts.by.${by}`)} />}
              {months.length > 0 && <Months months={months} />}
            </div>
          )
        }
      </Answer>
    </section>
  )
}
