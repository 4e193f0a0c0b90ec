import { Button, SegmentedControl } from '@mantine/core'
import {
  IconActivity,
  IconDownload,
  IconListCheck,
  IconLogin2,
  IconPencil,
  IconSettings,
  type TablerIcon,
} from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { JSX } from 'react'
import { call } from '#web/api-client.ts'
import { useCompany } from '#web/company.ts'
import { formatDay, formatExactInstant } from '#web/format.ts'
import { LoadingLines } from '#web/parts/answer.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { BareLink } from '#web/parts/links.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { text } from '#web/text.ts'
import { type ActivityEntry, activityDetails, activitySentence } from './activity-sentence.ts'
import './activity.css'

const endpoint = 'GET /companies/{company}/activity'
const kinds = ['run', 'fetch', 'settings', 'people', 'sign-in'] as const
type Kind = (typeof kinds)[number]

const icons: Readonly<Record<Kind, TablerIcon>> = {
  run: IconListCheck,
  fetch: IconDownload,
  settings: IconSettings,
  people: IconPencil,
  'sign-in': IconLogin2,
}

/** Actions whose subject is a person's id. */
const aboutPerson: ReadonlySet<string> = new Set(['edited by hand', 'commented'])

const hours = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const localDay = new Intl.DateTimeFormat('sv', { year: 'numeric', month: '2-digit', day: '2-digit' })

function useActivity(company: string, kind: Kind | undefined) {
  return useInfiniteQuery({
    queryKey: [endpoint, { params: { company }, query: { kind } }, 'pages'],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === undefined ? {} : { cursor: pageParam }
      const query = { limit: 100, ...(kind === undefined ? {} : { kind }), ...cursor }
      return call(endpoint, { params: { company }, query }, signal)
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
}

/** Entries of one calendar day where the reader is. */
function byDay(entries: readonly ActivityEntry[]): readonly (readonly [string, readonly ActivityEntry[]])[] {
  const days = Map.groupBy(entries, (entry) => localDay.format(new Date(entry.at)))
  return [...days]
}

function Entry({ entry, company }: Readonly<{ entry: ActivityEntry; company: string }>) {
  const Icon = icons[entry.kind]
  const details = activityDetails(entry)
  return (
    <li className="activity-entry">
      <Icon size={18} stroke={1.7} aria-hidden className="activity-icon" />
      <div>
        <p>
          {activitySentence(entry)}{' '}
          {entry.runId !== null && (
            <BareLink
              to="/c/$company/activity/runs/$run"
              params={{ company, run: entry.runId }}
              className="activity-link"
            >
              {text('activity.open-receipt')}
            </BareLink>
          )}
          {aboutPerson.has(entry.action) && entry.subject !== null && (
            <BareLink
              to="/c/$company/people/$person"
              params={{ company, person: entry.subject }}
              className="activity-link"
            >
              {text('activity.open-person')}
            </BareLink>
          )}
        </p>
        <p className="dim small">
          {text('activity.by', { name: entry.by })}
          {details !== '' && ` · ${details}`}
        </p>
      </div>
      <time dateTime={entry.at} className="dim small" title={formatExactInstant(entry.at)}>
        {hours.format(new Date(entry.at))}
      </time>
    </li>
  )
}

function KindChoice({ kind }: Readonly<{ kind: Kind | undefined }>) {
  const navigate = useNavigate()
  return (
    <div className="activity-kinds">
      <SegmentedControl
        aria-label={text('activity.kind')}
        value={kind ?? 'all'}
        onChange={(value) =>
          void navigate({ to: '.', search: (value === 'all' ? {} : { kind: value }) as never, replace: true })
        }
        data={[
          { value: 'all', label: text('activity.all') },
          ...kinds.map((one) => ({ value: one, label: text(`activity.kind.${one}`) })),
        ]}
      />
    </div>
  )
}

/** Runs, fetches, settings, hand edits and sign-ins as one timeline. */
export function ActivityPage(): JSX.Element {
  const { slug } = useCompany()
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const kind = kinds.find((one) => one === search['kind'])
  const pages = useActivity(slug, kind)
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <div className="page">
      <PageHeading title={text('activity.title')} />
      <KindChoice kind={kind} />
      {pages.error && entries.length === 0 && (
        <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />
      )}
      {pages.isPending && <LoadingLines lines={8} height={48} />}
      {pages.isSuccess && entries.length === 0 && (
        <EmptyState icon={IconActivity} title={text('activity.none.title')} why={text('activity.none.why')} />
      )}
      {byDay(entries).map(([day, of]) => (
        <section key={day} aria-label={formatDay(day)}>
          <h2 className="activity-day">{formatDay(day)}</h2>
          <ol className="activity-list card">
            {of.map((entry) => (
              <Entry key={entry.id} entry={entry} company={slug} />
            ))}
          </ol>
        </section>
      ))}
      {pages.hasNextPage && (
        <Button
          variant="default"
          className="activity-more"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {text('activity.more')}
        </Button>
      )}
    </div>
  )
}
