import { useQuery } from '@tanstack/react-query'
import type { ItemQuery, Preview } from '#api/contract/preview.ts'
import { call } from '#web/api-client.ts'
import type { TextId } from '#web/text.ts'
import type { PlanParams } from './preview-items.ts'

const itemsEndpoint = 'GET /companies/{company}/plans/{plan}/items'

export type Consequence = Readonly<{ id: string; text: TextId; count: number; names: readonly string[] }>

type Asked = Readonly<{ text: TextId; query: Pick<ItemQuery, 'bucket' | 'flag'> }>
const done: readonly Asked[] = [
  { text: 'preview.confirm.create', query: { bucket: 'new' } },
  { text: 'preview.confirm.update', query: { bucket: 'changed' } },
  { text: 'preview.confirm.leave', query: { bucket: 'leaving' } },
  { text: 'preview.confirm.return', query: { bucket: 'returning' } },
]
const grave: readonly Asked[] = [
  { text: 'preview.confirm.leavers-with-awards', query: { bucket: 'leaving', flag: 'award holder' } },
  { text: 'preview.confirm.email', query: { flag: 'e-mail change' } },
  { text: 'preview.confirm.identifier', query: { flag: 'identifier change' } },
  { text: 'preview.confirm.entity', query: { flag: 'entity move' } },
  { text: 'preview.confirm.past', query: { flag: 'past date' } },
]

async function count(params: PlanParams, { text, query }: Asked, signal: AbortSignal): Promise<Consequence> {
  const asked = { ...query, selected: 'yes' as const, limit: 3 }
  const { items, total } = await call(itemsEndpoint, { params, query: asked }, signal)
  return { id: text, text, count: total, names: items.map((item) => item.name) }
}

/** What the selected changes do, counted by the server when asked; null while it counts. */
export function useConsequences(
  params: PlanParams,
): Readonly<{ done: readonly Consequence[]; grave: readonly Consequence[] }> | null {
  const counted = useQuery({
    queryKey: [itemsEndpoint, { params }, 'consequences'],
    queryFn: ({ signal }) => Promise.all([...done, ...grave].map((one) => count(params, one, signal))),
    staleTime: 0,
    gcTime: 0,
  })
  if (!counted.data || counted.isFetching) return null
  const some = (list: readonly Consequence[]) => list.filter((one) => one.count > 0)
  return { done: some(counted.data.slice(0, done.length)), grave: some(counted.data.slice(done.length)) }
}

/** Guards that somebody released for this preview. */
export function releasedGuards(preview: Preview): Preview['guards'] {
  return preview.guards.filter((guard) => guard.released && guard.releasedBy.length > 0)
}
