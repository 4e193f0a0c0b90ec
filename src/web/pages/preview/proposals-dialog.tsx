import { Button, Checkbox, Modal } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { PreviewItem } from '#api/contract/preview.ts'
import type { MatchCandidate } from '#model/plan.ts'
import { call } from '#web/api-client.ts'
import { LoadingLines } from '#web/parts/answer.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { text } from '#web/text.ts'
import { EvidenceList } from './line-match.tsx'
import { type Decision, useMatching } from './matching.ts'
import type { PlanParams } from './preview-items.ts'

const itemsEndpoint = 'GET /companies/{company}/plans/{plan}/items'
export type Proposal = Readonly<{
  key: string
  externalId: string
  record: string
  candidate: MatchCandidate
}>

/** The pairs already filled in; those with nothing proposed need a look of their own. */
function proposalsOf(items: readonly PreviewItem[]): readonly Proposal[] {
  return items.flatMap((item) => {
    const candidate = item.candidates.find((one) => one.proposed)
    if (!candidate || item.externalId === null) return []
    return [{ key: item.key, externalId: item.externalId, record: item.name, candidate }]
  })
}

function useProposals(params: PlanParams) {
  const pages = useInfiniteQuery({
    queryKey: [itemsEndpoint, { params }, 'proposals'],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === undefined ? {} : { cursor: pageParam }
      return call(
        itemsEndpoint,
        { params, query: { bucket: 'needs a match', limit: 500, ...cursor } },
        signal,
      )
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  })
  const { hasNextPage, isFetching, fetchNextPage } = pages
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }, [hasNextPage, isFetching, fetchNextPage])
  const proposals = useMemo(
    () => proposalsOf(pages.data?.pages.flatMap((page) => page.items) ?? []),
    [pages.data],
  )
  return { proposals, loading: isFetching || hasNextPage, error: pages.error }
}

function Row(props: Readonly<{ proposal: Proposal; ticked: boolean; onTick: (ticked: boolean) => void }>) {
  const { record, candidate } = props.proposal
  return (
    <li className="pv-proposal">
      <Checkbox
        checked={props.ticked}
        onChange={(event) => props.onTick(event.currentTarget.checked)}
        aria-label={text('match.bulk.pick', { record, person: candidate.name })}
      />
      <div>
        <p>
          <span className="strong">{record}</span> <span aria-hidden>→</span>{' '}
          <span className="strong">{candidate.name}</span>
        </p>
        <EvidenceList of={candidate.evidence} />
      </div>
    </li>
  )
}

/** All proposals at once, each with its evidence and a tick of its own. */
export function ProposalsDialog({ params, onClose }: Readonly<{ params: PlanParams; onClose: () => void }>) {
  const { proposals, loading, error } = useProposals(params)
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set())
  const matching = useMatching(params)
  const chosen = proposals.filter((proposal) => !without.has(proposal.key))
  function tick(key: string, ticked: boolean) {
    setWithout((before) => new Set(ticked ? [...before].filter((one) => one !== key) : [...before, key]))
  }
  function accept() {
    const decisions = chosen.map(
      ({ externalId, candidate }): Decision => ({
        externalId,
        personId: candidate.personId,
        decision: 'same person',
      }),
    )
    matching.mutate(decisions, { onSuccess: onClose })
  }
  return (
    <Modal opened onClose={onClose} size="xl" title={text('match.bulk.title')}>
      <div className="stack">
        <p className="dim">{text('match.bulk.lead')}</p>
        {error && <ProblemNote error={error} />}
        {loading && proposals.length === 0 && <LoadingLines lines={3} />}
        {!loading && proposals.length === 0 && <p>{text('match.bulk.none')}</p>}
        <ul className="pv-proposals">
          {proposals.map((proposal) => (
            <Row
              key={proposal.key}
              proposal={proposal}
              ticked={!without.has(proposal.key)}
              onTick={(ticked) => tick(proposal.key, ticked)}
            />
          ))}
        </ul>
        {matching.error && <ProblemNote error={matching.error} />}
        <div className="row pv-confirm-do">
          <Button variant="default" onClick={onClose}>
            {text('cancel')}
          </Button>
          <Button disabled={loading || chosen.length === 0} loading={matching.isPending} onClick={accept}>
            {text('match.bulk.accept', { count: chosen.length })}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
