import { Answer } from '#web/parts/answer.tsx'
import { HistoryLine } from '#web/parts/plan/history-line.tsx'
import { useRead } from '#web/queries.ts'
import { text } from '#web/text.ts'

const shownAtMost = 8

/** What changed about this person before, newest first. */
export function LineHistory({ company, person }: Readonly<{ company: string; person: string }>) {
  const history = useRead('GET /companies/{company}/people/{person}/history', { params: { company, person } })
  return (
    <section aria-label={text('line.history.of')}>
      <h3 className="pv-subhead">{text('line.history')}</h3>
      <Answer of={history}>
        {(entries) =>
          entries.length === 0 ? (
            <p className="dim small">{text('line.history.none')}</p>
          ) : (
            <ul className="pv-history">
              {entries.slice(0, shownAtMost).map((entry) => (
                <li key={`${entry.at} ${entry.attribute}`}>
                  <HistoryLine entry={entry} company={company} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  )
}
