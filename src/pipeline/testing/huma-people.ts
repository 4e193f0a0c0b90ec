import type { ConnectorDefinition } from '#connector-kit'
import { type Loopback, startLoopback } from '#connector-kit/testing/index.ts'
import { huma } from '../../../connectors/huma/connector.ts'

/** Huma without its limit, so that a test need not wait for it. */
export const hastyHuma: ConnectorDefinition = {
  ...huma,
  methods: [
    {
      ...huma.methods[0],
      rateLimit: { requests: 100_000, perSeconds: 1, concurrency: 3, source: 'test' },
    },
  ],
}

/** A company of so many people in Huma, over real HTTP, and what was asked about single ones. */
export type HumaPeople = Readonly<{
  baseUrl: string
  /** Names of people by their number. */
  rename: (n: number, familyName: string) => void
  leave: (n: number) => void
  /** Called before each answer about a single person with the number of such answers so far. */
  meanwhile: (notice: ((answered: number) => void) | null) => void
  /** Calls about single people since the last time. */
  takeCalls: () => readonly string[]
  close: Loopback['close']
}>

export async function startHumaPeople(count: number): Promise<HumaPeople> {
  const people = new Map(Array.from({ length: count }, (_, index) => [index + 1, `Family${index + 1}`]))
  let notice: ((answered: number) => void) | null = null
  let calls: string[] = []
  const server = await startLoopback(({ path, query }) => {
    if (path.endsWith('/token')) return { status: 200, body: { access_token: 't', expires_in: 3600 } }
    const [, one, positions] = /\/users\/u(\d+)(\/positions)?$/.exec(path) ?? []
    if (one === undefined)
      return { status: 200, body: listOf(query.get('isActive') === 'false' ? [] : [...people], query) }
    notice?.(calls.length)
    calls.push(`${one}${positions ?? ''}`)
    return { status: 200, body: positions ? positionsOf(one) : userOf(one) }
  })
  return {
    baseUrl: server.baseUrl,
    rename: (n, familyName) => void people.set(n, familyName),
    leave: (n) => void people.delete(n),
    meanwhile: (told) => {
      notice = told
    },
    takeCalls: () => {
      const taken = calls
      calls = []
      return taken
    },
    close: server.close,
  }
}

function listOf(people: readonly (readonly [number, string])[], query: URLSearchParams) {
  const offset = Number(query.get('offset') ?? 0)
  const items = people.map(([n, familyName]) => ({
    ...{ id: `u${n}`, givenName: `Given${n}`, familyName, email: `person${n}@north.example` },
    ...{ status: { active: true }, teams: [{ name: n % 2 ? 'Sales' : 'Law' }] },
  }))
  return { total: items.length, items: items.slice(offset, offset + Number(query.get('limit') ?? 50)) }
}

function userOf(one: string) {
  return {
    ...{ id: `u${one}`, employmentId: { value: `EMP-${one}` } },
    ...{ salary: { value: { amount: 123456, currency: 'NOK', current: true } } },
  }
}

function positionsOf(one: string) {
  const position = { id: `p${one}`, contractStartDate: '2020-01-01', contractEndDate: null }
  return { total: 1, items: [{ ...position, contractType: 'Permanent', status: 'CURRENT' }] }
}
