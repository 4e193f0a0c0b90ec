import { Button, Menu } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { IconDownload, IconUserSearch, IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type JSX, lazy, Suspense, useMemo } from 'react'
import { address, call } from '#web/api-client.ts'
import { useCompany, useIsAdmin } from '#web/company.ts'
import { LoadingLines } from '#web/parts/answer.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { ButtonLink } from '#web/parts/links.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { text } from '#web/text.ts'
import { ImportAwards } from './import-awards.tsx'
import { useChosenColumns } from './people-columns.ts'
import { PeopleFilters } from './people-filters.tsx'
import { isNarrowed, type PeopleView, queryOf, usePeopleView } from './people-view.ts'
import './people.css'

const PeopleTable = lazy(async () => ({ default: (await import('./people-table.tsx')).PeopleTable }))
const endpoint = 'GET /companies/{company}/people'

function usePeople(company: string, view: PeopleView) {
  const query = queryOf(view)
  const pages = useInfiniteQuery({
    queryKey: [endpoint, { params: { company }, query }, 'pages'],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === undefined ? {} : { cursor: pageParam }
      return call(endpoint, { params: { company }, query: { ...query, limit: 200, ...cursor } }, signal)
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
  const people = useMemo(() => pages.data?.pages.flatMap((page) => page.people) ?? [], [pages.data])
  return { ...pages, people, total: pages.data?.pages[0]?.total ?? null }
}

function ExportMenu({ company }: Readonly<{ company: string }>) {
  const to = (format: 'xlsx' | 'csv') =>
    address('GET /companies/{company}/people/export', { params: { company }, query: { format } })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          {text('preview.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={to('xlsx')} download>
          {text('preview.export.xlsx')}
        </Menu.Item>
        <Menu.Item component="a" href={to('csv')} download>
          {text('preview.export.csv')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Nobody({ narrowed }: Readonly<{ narrowed: boolean }>) {
  const { slug, hrIntegration } = useCompany()
  if (narrowed) return <EmptyState icon={IconUserSearch} title={text('people.none.filtered')} />
  return (
    <EmptyState icon={IconUsers} title={text('people.none.title')} why={text('people.none.why')}>
      {hrIntegration && (
        <ButtonLink to="/c/$company/integrations/hr-integration" params={{ company: slug }}>
          {text('people.none.go')}
        </ButtonLink>
      )}
    </EmptyState>
  )
}

/** The portal's people. */
export function PeoplePage(): JSX.Element {
  const { slug } = useCompany()
  const isAdmin = useIsAdmin()
  const [view, change] = usePeopleView()
  const [chosen, setChosen] = useChosenColumns()
  const list = usePeople(slug, view)
  const navigate = useNavigate()
  const { ref, width } = useElementSize<HTMLDivElement>()
  return (
    <div className="page page-wide">
      <PageHeading title={text('people.title')}>
        {isAdmin && <ImportAwards company={slug} />}
        <ExportMenu company={slug} />
      </PageHeading>
      <PeopleFilters view={view} onChange={change} total={list.total} chosen={chosen} onColumns={setChosen} />
      {list.error && list.people.length === 0 && (
        <ProblemNote error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && <LoadingLines lines={12} height={38} />}
      {list.isSuccess && list.people.length === 0 && <Nobody narrowed={isNarrowed(view)} />}
      <div
        className="people-scroll"
        ref={ref}
        hidden={list.people.length === 0}
        data-old={list.isPlaceholderData || undefined}
      >
        {width > 0 && list.people.length > 0 && (
          <Suspense fallback={<LoadingLines lines={12} height={38} />}>
            <PeopleTable
              people={list.people}
              chosen={chosen}
              width={width}
              hasMore={list.hasNextPage}
              loadingMore={list.isFetchingNextPage}
              onMore={() => !list.isFetchingNextPage && void list.fetchNextPage()}
              onOpen={(person) =>
                void navigate({ to: '/c/$company/people/$person', params: { company: slug, person } })
              }
            />
          </Suspense>
        )}
      </div>
    </div>
  )
}
