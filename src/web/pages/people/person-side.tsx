import type { PersonDetail } from '#api/contract/registry.ts'
import { formatDay } from '#web/format.ts'
import { useRead } from '#web/queries.ts'
import { text } from '#web/text.ts'
import { PersonLinks } from './person-links.tsx'

type Props = Readonly<{ person: PersonDetail; company: string }>

function Periods({ person, company }: Props) {
  const entities = useRead('GET /companies/{company}/legal-entities', { params: { company } })
  const nameOf = (id: string | null) => entities.data?.find((entity) => entity.id === id)?.name ?? null
  if (person.periods.length === 0) return null
  return (
    <section className="card">
      <h2 className="person-head">{text('person.periods')}</h2>
      <ul className="person-list">
        {person.periods.toReversed().map((period) => {
          const from = period.startDate === null ? text('person.period.unknown') : formatDay(period.startDate)
          const said =
            period.endDate === null
              ? text('person.period.open', { from })
              : text('person.period', { from, to: formatDay(period.endDate) })
          return (
            <li key={`${period.startDate} ${period.endDate} ${period.legalEntityId}`}>
              <span>{said}</span>
              <span className="dim small">{nameOf(period.legalEntityId)}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Awards({ person }: Pick<Props, 'person'>) {
  const { holding } = person
  return (
    <section className="card">
      <h2 className="person-head">{text('person.awards')}</h2>
      {holding === null ? (
        <p className="dim">{text('person.awards.none')}</p>
      ) : (
        <>
          <p className="strong">{holding.plans.join(', ')}</p>
          <p className="tabular">
            {text('person.awards.unvested')} {holding.unvested} · {text('person.awards.vested')}{' '}
            {holding.vested}
          </p>
        </>
      )}
    </section>
  )
}

/** Periods of employment, awards, and the records this person is linked to. */
export function PersonSide({ person, company }: Props) {
  return (
    <div className="person-side">
      <Awards person={person} />
      <Periods person={person} company={company} />
      <PersonLinks person={person} company={company} />
    </div>
  )
}
