import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
} from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ResponseOf } from '#api/contract/index.ts'
import type { PreviewItem } from '#api/contract/preview.ts'
import { call } from '#web/api-client.ts'
import { filterOf, type PreviewView } from '#web/parts/plan/preview-view.ts'

const itemsEndpoint = 'GET /companies/{company}/plans/{plan}/items'
const pageSize = 200

export type PlanParams = Readonly<{ company: string; plan: string }>
type ItemsPage = ResponseOf<typeof itemsEndpoint>
type Pages = InfiniteData<ItemsPage, string | undefined>

/** The list as the view chooses it, fetched page by page as the reader goes down. */
export function usePreviewItems(params: PlanParams, view: PreviewView) {
  const query = { ...filterOf(view), sort: view.sort ?? 'bucket' } as const
  const pages = useInfiniteQuery({
    queryKey: [itemsEndpoint, { params, query }, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(
        itemsEndpoint,
        {
          params,
          query: { ...query, limit: pageSize, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })
  const items = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data])
  return { ...pages, items, total: pages.data?.pages[0]?.total ?? null }
}

/** Changes the lines already on the screen, before the server has answered. */
export function patchItems(
  client: QueryClient,
  params: PlanParams,
  patch: (item: PreviewItem) => PreviewItem,
): void {
  const ofPlan = { queryKey: [itemsEndpoint, { params }], type: 'all' } as const
  for (const [key, data] of client.getQueriesData<Pages>(ofPlan)) {
    if (!data || !('pages' in data)) continue
    const pages = data.pages.map((page) => ({ ...page, items: page.items.map(patch) }))
    client.setQueryData<Pages>(key, { ...data, pages })
  }
}

export function forgetItems(client: QueryClient, params: PlanParams): void {
  void client.invalidateQueries({ queryKey: [itemsEndpoint, { params }] })
}
