import './customise.css'
import { Radio } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconInfoCircle, IconStar } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { IdentifierReport } from '#api/contract/settings.ts'
import type { Identifier } from '#model/settings.ts'
import { formatNumber } from '../../format.ts'
import { useRead } from '../../queries.ts'
import { text, textOr } from '../../text.ts'
import { Answer } from '../answer.tsx'
import { Badge } from '../badges.tsx'

function Line(props: { fine: boolean | null; words: string }): JSX.Element {
  const Icon = props.fine === null ? IconInfoCircle : props.fine ? IconCheck : IconAlertTriangle
  return (
    <li data-fine={props.fine}>
      <Icon size={16} aria-hidden />
      {props.words}
    </li>
  )
}

function Which({ lines }: { lines: readonly string[] }): JSX.Element | null {
  if (lines.length === 0) return null
  return (
    <details className="small">
      <summary>{text('identifier.details')}</summary>
      <ul>
        {lines.slice(0, 50).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  )
}

function detailsOf(report: IdentifierReport): string[] {
  return [
    ...report.duplicates.map((one) =>
      text('identifier.duplicate line', { value: one.value, names: one.names.join(', ') }),
    ),
    ...report.portalDuplicates.map((one) =>
      text('identifier.portal duplicate line', { value: one.value, names: one.names.join(', ') }),
    ),
    ...report.odd.map(({ value, name, why }) =>
      text('identifier.odd line', { value, name, why: textOr(`identifier.odd.${why}`, why) }),
    ),
    ...report.reused.map((one) => text('identifier.reused line', { ...one })),
    ...report.lookAlikes.map((one) => text('identifier.look-alike line', { ...one })),
    ...report.lostLeadingZeros.map((one) => text('identifier.zero line', { ...one })),
  ]
}

function Report({ report }: { report: IdentifierReport }): JSX.Element {
  const { filled, people, duplicates, lookAlikes, lostLeadingZeros } = report
  return (
    <>
      <ul className="report">
        <Line
          fine={filled === people}
          words={text('identifier.filled', { filled: formatNumber(filled), people: formatNumber(people) })}
        />
        {duplicates.length === 0 ? (
          <Line fine words={text('identifier.no duplicates')} />
        ) : (
          <Line fine={false} words={text('identifier.duplicates', { n: duplicates.length })} />
        )}
        {report.portalDuplicates.length > 0 && (
          <Line
            fine={false}
            words={text('identifier.portal duplicates', { n: report.portalDuplicates.length })}
          />
        )}
        {report.odd.length > 0 && (
          <Line fine={null} words={text('identifier.odd', { n: report.odd.length })} />
        )}
        {report.reused.length > 0 && (
          <Line fine={false} words={text('identifier.reused', { n: report.reused.length })} />
        )}
        {lookAlikes.length > 0 && (
          <Line fine={false} words={text('identifier.look-alikes', { n: lookAlikes.length })} />
        )}
        {lostLeadingZeros.length > 0 && (
          <Line fine={false} words={text('identifier.zeros', { n: lostLeadingZeros.length })} />
        )}
        <Line
          fine={report.matched > 0 ? true : null}
          words={text('identifier.matched', { n: report.matched })}
        />
        <Line fine={null} words={text('identifier.unmatched records', { n: report.unmatchedRecords })} />
        <Line fine={null} words={text('identifier.unmatched people', { n: report.unmatchedPeople })} />
      </ul>
      <Which lines={detailsOf(report)} />
    </>
  )
}

function SourceChoice(props: {
  report: IdentifierReport
  connectorName: string
  source: string | null
  onSource: (field: string) => void
}): JSX.Element {
  const { report } = props
  return (
    <Radio.Group
      label={text('identifier.source')}
      description={text('identifier.source why', { connector: props.connectorName })}
      value={props.source}
      onChange={props.onSource}
    >
      <div className="stack source-choice">
        {report.suggestions.length === 0 && <p className="small">{text('identifier.source none')}</p>}
        {report.suggestions.map((one) => (
          <Radio
            key={one.field}
            value={one.field}
            label={one.label}
            description={`${text('identifier.source report', {
              filled: formatNumber(one.filled),
              people: formatNumber(report.people),
              distinct: formatNumber(one.distinct),
            })} · ${one.samples.join(', ')}`}
          />
        ))}
      </div>
    </Radio.Group>
  )
}

type CardsProps = {
  company: string
  connection: string
  connectorName: string
  /** The HR system has no employee number of its own, so its field must be chosen. */
  chooseSource: boolean
  value: Identifier
  onChange: (identifier: Identifier) => void
  employeeNumberSource: string | null
  onSourceChange: (field: string) => void
}

function Card({ report, ...props }: CardsProps & { report: IdentifierReport }): JSX.Element {
  const { identifier } = report
  const choosing = identifier === 'employeeNumber' && props.chooseSource
  const open = choosing && props.employeeNumberSource === null
  return (
    <div className="card identifier" data-chosen={props.value === identifier}>
      <div className="row spread">
        <Radio
          value={identifier}
          label={text(`identifier.${identifier}`)}
          classNames={{ label: 'identifier-label' }}
        />
        {report.recommended && (
          <Badge meaning="accent" icon={IconStar} label={text('identifier.recommended')} />
        )}
      </div>
      <p className="dim small">{text(`identifier.why.${identifier}`)}</p>
      {choosing && (
        <SourceChoice
          report={report}
          connectorName={props.connectorName}
          source={props.employeeNumberSource}
          onSource={props.onSourceChange}
        />
      )}
      {open ? <p className="open-task">{text('identifier.source open')}</p> : <Report report={report} />}
    </div>
  )
}

/** "Employee Number" or "Company Email", each with its dry report before the choice. */
export function IdentifierCards(props: CardsProps): JSX.Element {
  const reports = useRead(
    'GET /companies/{company}/connections/{connection}/identifiers',
    {
      params: { company: props.company, connection: props.connection },
      query: props.employeeNumberSource === null ? {} : { employeeNumberSource: props.employeeNumberSource },
    },
    { keepPrevious: true },
  )
  return (
    <Radio.Group
      label={<h2 className="section-title">{text('identifier.title')}</h2>}
      description={text('identifier.lead')}
      value={props.value}
      onChange={(value) => props.onChange(value === 'workEmail' ? 'workEmail' : 'employeeNumber')}
    >
      <Answer of={reports}>
        {(found) => (
          <div className="identifiers" aria-busy={reports.isFetching}>
            {found.map((report) => (
              <Card key={report.identifier} report={report} {...props} />
            ))}
          </div>
        )}
      </Answer>
    </Radio.Group>
  )
}
