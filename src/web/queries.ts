import {
  MutationCache,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { EndpointKey, ResponseOf } from '#api/contract/index.ts'
import type { Session } from '#api/contract/session.ts'
import { ApiProblem, type CallOptions, call } from './api-client.ts'

export type ReadKey = Extract<EndpointKey, `GET ${string}`>
type ReadOptions<Answer> = Readonly<{
  enabled?: boolean
  staleTimeMs?: number
  refetchIntervalMs?: number | false
  /** Keeps showing the earlier answer while another query of the same endpoint loads. */
  keepPrevious?: boolean
  retry?: false
  initialData?: Answer
}>

function mayHelpToTryAgain(failures: number, error: Error): boolean {
  const status = error instanceof ApiProblem ? error.problem.status : 0
  return failures < 2 && (status === 0 || status >= 502)
}

export const queryClient: QueryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: mayHelpToTryAgain, staleTime: 5_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
  mutationCache: new MutationCache({
    // A session that ended shows itself at any click; asking again leads to the sign-in page.
    onError: (error) => {
      if (error instanceof ApiProblem && error.problem.status === 401) void forgetSession()
    },
  }),
})

async function forgetSession(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['GET /session'] })
}

/** The query key of an endpoint; give only the endpoint to reach all of its queries. */
export function keyOf<K extends ReadKey>(key: K, options?: CallOptions<K>): readonly unknown[] {
  return options === undefined ? [key] : [key, options]
}

/** Reads an endpoint; equal reads share one answer. */
export function useRead<K extends ReadKey>(
  key: K,
  options: CallOptions<K>,
  how: ReadOptions<ResponseOf<K>> = {},
): UseQueryResult<ResponseOf<K>, Error> {
  return useQuery<ResponseOf<K>, Error>({
    queryKey: keyOf(key, options),
    queryFn: ({ signal }) => call(key, options, signal),
    ...(how.enabled === undefined ? {} : { enabled: how.enabled }),
    ...(how.staleTimeMs === undefined ? {} : { staleTime: how.staleTimeMs }),
    ...(how.refetchIntervalMs === undefined ? {} : { refetchInterval: how.refetchIntervalMs }),
    ...(how.retry === undefined ? {} : { retry: how.retry }),
    ...(how.keepPrevious ? { placeholderData: (before: unknown) => before as never } : {}),
  })
}

/** Writes to an endpoint; afterwards the named reads are asked anew. */
export function useWrite<K extends EndpointKey>(
  key: K,
  refreshes: readonly ReadKey[] = [],
): UseMutationResult<ResponseOf<K>, Error, CallOptions<K>> {
  const client = useQueryClient()
  return useMutation<ResponseOf<K>, Error, CallOptions<K>>({
    mutationFn: (options) => call(key, options),
    onSuccess: async () => {
      await Promise.all(refreshes.map((read) => client.invalidateQueries({ queryKey: [read] })))
    },
  })
}

/** Who is signed in; null when nobody is. */
export function useSession(): UseQueryResult<Session | null, Error> {
  return useRead('GET /session', {}, { staleTimeMs: 60_000 })
}

/** Puts an answer into the cache where its read will find it. */
export function remember<K extends ReadKey>(key: K, options: CallOptions<K>, answer: ResponseOf<K>): void {
  queryClient.setQueryData([...keyOf(key, options)], answer)
}

export function rememberSession(session: Session): void {
  queryClient.clear()
  remember('GET /session', {}, session)
}

/** Asks an endpoint that is a POST but changes nothing; keeps the earlier answer while the next one comes. */
export function useAsk<K extends EndpointKey>(
  key: K,
  options: CallOptions<K>,
  enabled = true,
): UseQueryResult<ResponseOf<K>, Error> {
  return useQuery<ResponseOf<K>, Error>({
    queryKey: [key, options],
    queryFn: ({ signal }) => call(key, options, signal),
    placeholderData: (before: unknown) => before as never,
    enabled,
  })
}
