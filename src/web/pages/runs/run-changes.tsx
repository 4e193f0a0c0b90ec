import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ResponseOf } from '#api/contract/index.ts'
import { call } from '#web/api-client.ts'
import { LoadingLines } from '#web/parts/answer.tsx'
import { BareLink } from '#web/parts/links.tsx'
import { attributeLabel, shownValue } from '#web/parts/plan/attribute-words.ts'
import { ruleSentence } from '#web/parts/plan/rule-sentence.ts'
import { ValuePair } from '#web/parts/plan/value-pair.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { text } from '#web/text.ts'

const endpoint = 'GET /companies/{company}/runs/{run}/changes'
type Change = ResponseOf<typeof endpoint>['changes'][number]

function useChanges(params: { company: string; run: string }) {
  return useInfiniteQuery({
    queryKey: [endpoint, { params }, 'pages'],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === undefined ? {} : { cursor: pageParam }
      return call(endpoint, { params, query: { limit: 200, ...cursor } }, signal)
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    staleTime: 300_000,
  })
}

function Row({ change, company }: Readonly<{ change: Change; company: string }>) {
  return (
    <tr>
      <th scope="row">
        <BareLink
          to="/c/$company/people/$person"
          params={{ company, person: change.personId }}
          className="receipt-link"
        >
          {change.name}
        </BareLink>
      </th>
      <td>
        <span className="pair-field">{attributeLabel(change.attribute)} </span>
        <ValuePair
          old={shownValue(change.attribute, change.old, change.oldLabel)}
          next={shownValue(change.attribute, change.new, change.newLabel)}
        />
      </td>
      <td className="dim small">{change.rule === null ? '' : ruleSentence(change.rule)}</td>
    </tr>
  )
}

/** Every change of a run, a few hundred at a time. */
export function RunChanges({ company, run }: Readonly<{ company: string; run: string }>) {
  const pages = useChanges({ company, run })
  const changes = pages.data?.pages.flatMap((page) => page.changes) ?? []
  const total = pages.data?.pages[0]?.total ?? 0
  return (
    <section className="stack" aria-label={text('receipt.changes')}>
      <div className="row spread">
        <h2 className="receipt-head">{text('receipt.changes')}</h2>
        {total > 0 && (
          <span className="dim small tabular" role="status">
            {text('receipt.shown', { shown: changes.length, total })}
          </span>
        )}
      </div>
      {pages.error && <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <LoadingLines lines={6} height={36} />}
      {pages.isSuccess && changes.length === 0 && <p className="dim">{text('receipt.changes.none')}</p>}
      {changes.length > 0 && (
        <div className="receipt-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{text('receipt.column.person')}</th>
                <th scope="col">{text('receipt.column.change')}</th>
                <th scope="col">{text('receipt.column.rule')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <Row
                  key={`${change.personId} ${change.attribute} ${change.at}`}
                  change={change}
                  company={company}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {pages.hasNextPage && (
        <Button
          variant="default"
          className="receipt-more"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {text('receipt.more')}
        </Button>
      )}
    </section>
  )
}
