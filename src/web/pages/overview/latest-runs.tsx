import { useCompany } from '#web/company.ts'
import { Age } from '#web/parts/age.tsx'
import { Answer } from '#web/parts/answer.tsx'
import { BareLink } from '#web/parts/links.tsx'
import { useRead } from '#web/queries.ts'
import { text } from '#web/text.ts'

const kinds = ['created', 'changed', 'left', 'returned', 'withdrawn'] as const

/** The last few runs with their counts. */
export function LatestRuns() {
  const { slug } = useCompany()
  const runs = useRead('GET /companies/{company}/runs', { params: { company: slug } })
  return (
    <section className="card" aria-labelledby="overview-runs">
      <h2 className="overview-head" id="overview-runs">
        {text('overview.runs')}
      </h2>
      <Answer of={runs}>
        {(found) =>
          found.length === 0 ? (
            <p className="dim">{text('overview.runs.none')}</p>
          ) : (
            <ul className="overview-list">
              {found.slice(0, 5).map((run) => (
                <li key={run.id} className="overview-run">
                  <span>
                    <BareLink
                      to="/c/$company/activity/runs/$run"
                      params={{ company: slug, run: run.id }}
                      className="overview-link"
                    >
                      {text('overview.runs.line', { number: run.number, name: run.by })}
                    </BareLink>{' '}
                    <span className="dim small">
                      <Age at={run.at} />
                    </span>
                  </span>
                  <span className="dim small tabular">
                    {kinds
                      .filter((kind) => run.counts[kind] > 0)
                      .map((kind) => text(`receipt.count.${kind}`, { count: run.counts[kind] }))
                      .join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      <BareLink to="/c/$company/activity" params={{ company: slug }} className="overview-link small">
        {text('overview.runs.all')}
      </BareLink>
    </section>
  )
}
