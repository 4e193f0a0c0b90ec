import { Button, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type JSX, useState } from 'react'
import { address } from '#web/api-client.ts'
import { formatNumber } from '#web/format.ts'
import { Answer } from '#web/parts/answer.tsx'
import { useRead } from '#web/queries.ts'
import { serverNow } from '#web/server-time.ts'
import { text } from '#web/text.ts'

/** The month before this one: the period that finance closes. */
function lastMonth(now: Date): { from: string; to: string } {
  const first = new Date(Date.UTC(now.getFullYear(), now.getMonth() - 1, 1))
  const last = new Date(Date.UTC(now.getFullYear(), now.getMonth(), 0))
  return { from: first.toISOString().slice(0, 10), to: last.toISOString().slice(0, 10) }
}

function isPeriod({ from, to }: Readonly<{ from: string; to: string }>): boolean {
  return from !== '' && to !== '' && from <= to
}

/** People and days per legal entity in a period, for splitting costs. */
export function DaysReport({ company }: Readonly<{ company: string }>): JSX.Element {
  const [period, setPeriod] = useState(() => lastMonth(new Date(serverNow())))
  const valid = isPeriod(period)
  const report = useRead(
    'GET /companies/{company}/legal-entities/days',
    { params: { company }, query: period },
    { enabled: valid, keepPrevious: true },
  )
  const download = (format: 'xlsx' | 'csv') =>
    address('GET /companies/{company}/legal-entities/days/export', {
      params: { company },
      query: { ...period, format },
    })
  return (
    <section className="stack" aria-labelledby="entity-days">
      <h2 id="entity-days">{text('entities.days.title')}</h2>
      <p className="dim">{text('entities.days.lead')}</p>
      <div className="entity-period">
        <TextInput
          type="date"
          label={text('entities.days.from')}
          value={period.from}
          onChange={({ currentTarget }) => setPeriod({ ...period, from: currentTarget.value })}
        />
        <TextInput
          type="date"
          label={text('entities.days.to')}
          value={period.to}
          error={valid ? undefined : text('entities.days.backwards')}
          onChange={({ currentTarget }) => setPeriod({ ...period, to: currentTarget.value })}
        />
        {(['xlsx', 'csv'] as const).map((format) => (
          <Button
            key={format}
            component="a"
            href={valid ? download(format) : undefined}
            variant="default"
            disabled={!valid}
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {text(`preview.export.${format}`)}
          </Button>
        ))}
      </div>
      <Answer of={report}>{(rows) => <DaysTable rows={rows} />}</Answer>
    </section>
  )
}

type Rows = NonNullable<ReturnType<typeof useRead<'GET /companies/{company}/legal-entities/days'>>['data']>

function DaysTable({ rows }: Readonly<{ rows: Rows }>): JSX.Element {
  if (rows.length === 0) return <p className="dim">{text('entities.days.none')}</p>
  return (
    <div className="entity-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{text('entities.name')}</th>
            <th scope="col">{text('entities.people')}</th>
            <th scope="col">{text('entities.days.days')}</th>
            <th scope="col">{text('entities.days.in')}</th>
            <th scope="col">{text('entities.days.out')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.legalEntityId ?? 'none'}>
              <th scope="row">{row.name ?? text('entities.days.without')}</th>
              <td>{formatNumber(row.people)}</td>
              <td>{formatNumber(row.days)}</td>
              <td>{formatNumber(row.movedIn)}</td>
              <td>{formatNumber(row.movedOut)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
