import type { HistoryEntry } from '#api/contract/registry.ts'
import { text } from '../../text.ts'
import { Age } from '../age.tsx'
import { BareLink } from '../links.tsx'
import { attributeLabel, shownValue } from './attribute-words.ts'
import { ValuePair } from './value-pair.tsx'

/** "Title: Engineer → Lead by run 14, confirmed by Kari", with the way to the run. */
export function HistoryLine({ entry, company }: Readonly<{ entry: HistoryEntry; company: string }>) {
  const old = shownValue(entry.attribute, entry.old, entry.oldLabel)
  const next = shownValue(entry.attribute, entry.new, entry.newLabel)
  return (
    <>
      <span>
        <span className="pair-field">{attributeLabel(entry.attribute)} </span>
        <ValuePair old={old} next={next} />
      </span>
      <span className="dim small">
        {entry.run === null ? (
          text('history.by-hand', { name: entry.by })
        ) : (
          <>
            <BareLink
              to="/c/$company/activity/runs/$run"
              params={{ company, run: entry.run.id }}
              className="history-link"
            >
              {text(`history.run.${entry.run.kind}`, { number: entry.run.number })}
            </BareLink>{' '}
            {text('history.confirmed-by', { name: entry.by })}
          </>
        )}
        {' · '}
        <Age at={entry.at} />
      </span>
    </>
  )
}
