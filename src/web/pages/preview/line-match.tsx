import { Button } from '@mantine/core'
import { IconArrowsExchange, IconMinus, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { PreviewItem } from '#api/contract/preview.ts'
import type { MatchCandidate } from '#model/plan.ts'
import { BareLink } from '#web/parts/links.tsx'
import { confidenceWords, evidenceSentence, isNeutral, speaksFor } from '#web/parts/plan/source-words.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { text } from '#web/text.ts'
import { type Decision, useMatching } from './matching.ts'
import { PersonSearch } from './person-search.tsx'
import type { PlanParams } from './preview-items.ts'

type Decide = (personId: string, decision: Decision['decision']) => void

export function EvidenceList({ of }: Readonly<{ of: MatchCandidate['evidence'] }>) {
  return (
    <ul className="pv-evidence">
      {of.map((one) => {
        const good = speaksFor(one)
        const neutral = isNeutral(one)
        const Icon = neutral ? IconArrowsExchange : good ? IconPlus : IconMinus
        return (
          <li
            key={`${one.kind} ${one.record} ${one.person}`}
            className={neutral ? undefined : good ? 'for' : 'against'}
          >
            <Icon size={14} stroke={2.4} aria-hidden />
            {!neutral && (
              <span className="hidden-visually">{text(good ? 'evidence.for' : 'evidence.against')}: </span>
            )}
            {evidenceSentence(one)}
          </li>
        )
      })}
    </ul>
  )
}

function Candidate(
  props: Readonly<{
    candidate: MatchCandidate
    company: string
    busy: boolean
    mayChoose: boolean
    decide: Decide
  }>,
) {
  const { candidate, decide } = props
  const off = props.busy || !props.mayChoose
  return (
    <li className="pv-candidate">
      <p>
        <BareLink
          to="/c/$company/people/$person"
          params={{ company: props.company, person: candidate.personId }}
          target="_blank"
          className="pv-link strong"
          aria-label={text('match.open-person', { name: candidate.name })}
        >
          {candidate.name}
        </BareLink>{' '}
        <span className="dim small">
          {confidenceWords(candidate.confidence)}
          {candidate.proposed && ` · ${text('match.proposed')}`}
        </span>
      </p>
      <EvidenceList of={candidate.evidence} />
      <div className="row">
        <Button
          size="xs"
          variant={candidate.proposed ? 'filled' : 'default'}
          disabled={off}
          onClick={() => decide(candidate.personId, 'same person')}
          aria-label={text('match.same-as', { name: candidate.name })}
        >
          {text('match.same')}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={off}
          onClick={() => decide(candidate.personId, 'two people')}
          aria-label={text('match.two-as', { name: candidate.name })}
        >
          {text('match.two')}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          disabled={off}
          onClick={() => decide(candidate.personId, 'not now')}
        >
          {text('match.later')}
        </Button>
      </div>
    </li>
  )
}

type Props = Readonly<{ item: PreviewItem; externalId: string; params: PlanParams; mayChoose: boolean }>

/** Who this is in the portal: the candidates with their evidence, or anybody found by search. */
export function LineMatch({ item, externalId, params, mayChoose }: Props) {
  const matching = useMatching(params)
  const [searching, setSearching] = useState(false)
  const decide: Decide = (personId, decision) => matching.mutate([{ externalId, personId, decision }])
  return (
    <section className="pv-match" aria-label={text('match.title')}>
      {(item.candidates.length > 0 || item.bucket === 'needs a match') && (
        <>
          <h3 className="pv-subhead">{text('match.title')}</h3>
          {item.candidates.length === 0 && <p className="dim">{text('match.none')}</p>}
          <ul className="pv-candidates">
            {item.candidates.map((candidate) => (
              <Candidate
                key={candidate.personId}
                candidate={candidate}
                company={params.company}
                busy={matching.isPending}
                mayChoose={mayChoose}
                decide={decide}
              />
            ))}
          </ul>
        </>
      )}
      {mayChoose &&
        (searching ? (
          <PersonSearch company={params.company} onPick={(person) => decide(person, 'same person')} />
        ) : (
          <Button size="xs" variant="default" onClick={() => setSearching(true)}>
            {text('match.find')}
          </Button>
        ))}
      {matching.error && <ProblemNote error={matching.error} />}
    </section>
  )
}
