import { useCompany } from '#web/company.ts'
import { formatNumber } from '#web/format.ts'
import { BareLink } from '#web/parts/links.tsx'
import { useRead } from '#web/queries.ts'
import { text } from '#web/text.ts'

const statuses = ['active', 'leave', 'pending'] as const
const endpoint = 'GET /companies/{company}/people'

function Figure({
  label,
  query,
}: Readonly<{ label: string; query: { status?: (typeof statuses)[number]; awards?: 'yes' } }>) {
  const { slug } = useCompany()
  const count = useRead(endpoint, { params: { company: slug }, query: { ...query, limit: 1 } })
  return (
    <div>
      <dt className="dim">{label}</dt>
      <dd>
        <BareLink
          to="/c/$company/people"
          params={{ company: slug }}
          search={query as never}
          className="overview-figure"
        >
          {count.data ? formatNumber(count.data.total) : '–'}
        </BareLink>
      </dd>
    </div>
  )
}

function Entities() {
  const { slug } = useCompany()
  const entities = useRead('GET /companies/{company}/legal-entities', { params: { company: slug } })
  const found = entities.data?.toSorted((a, b) => b.people - a.people).slice(0, 8) ?? []
  const most = Math.max(1, ...found.map((entity) => entity.people))
  if (found.length === 0) return null
  return (
    <>
      <h3 className="overview-sub">{text('overview.entities')}</h3>
      <table className="overview-bars">
        <tbody>
          {found.map((entity) => (
            <tr key={entity.id}>
              <th scope="row">{entity.name}</th>
              <td>
                <svg width="100%" height="8" aria-hidden>
                  <rect width={`${(entity.people / most) * 100}%`} height="8" rx="3" />
                </svg>
              </td>
              <td className="tabular">{formatNumber(entity.people)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <BareLink to="/c/$company/legal-entities" params={{ company: slug }} className="overview-link small">
        {text('overview.entities.all')}
      </BareLink>
    </>
  )
}

/** How many people there are, by status and by legal entity. */
export function HeadCounts() {
  return (
    <section className="card" aria-labelledby="overview-people">
      <h2 className="overview-head" id="overview-people">
        {text('overview.people')}
      </h2>
      <dl className="overview-figures">
        {statuses.map((status) => (
          <Figure key={status} label={text(`overview.people.${status}`)} query={{ status }} />
        ))}
        <Figure label={text('overview.people.awards')} query={{ awards: 'yes' }} />
      </dl>
      <Entities />
    </section>
  )
}
