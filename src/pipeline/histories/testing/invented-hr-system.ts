import { type ConnectorDefinition, defineConnector, type FetchEvent } from '#connector-kit'
import type { RecordProblem } from '#model/employee.ts'
import type { IncompleteBecause } from '#model/snapshot.ts'
import { type HrRecord, sentFields, toEmployee } from './hr-record.ts'

/** How one read of everybody goes. */
export type Reading = Readonly<{
  /** Which of the records come, in which order and in pages of which size. */
  records: readonly HrRecord[]
  pageSize: number
  /** Records that came but could not be read. */
  unreadable: readonly string[]
  /** Set when the list did not reach its end. */
  ends: 'well' | 'cut-short' | 'repeated-page' | 'breaks'
  /** Happens between the first page and the rest. */
  meanwhile?: () => Promise<void>
}>

/** The readings that the next fetches get, by the key that a connection signs in with. */
const readings = new Map<string, Reading>()

/** What the next fetch with this key reads. */
export function prepareReading(key: string, reading: Reading): void {
  readings.set(key, reading)
}

export function forgetReadings(key: string): void {
  readings.delete(key)
}

/** An HR system in this very program: real connections are opened, nothing is sent. */
export const inventedConnector: ConnectorDefinition = defineConnector({
  id: 'invented',
  name: 'North HR',
  otherNames: [],
  region: 'Nordic',
  category: 'hr system',
  evidence: { kind: 'official description', note: 'Made for tests.' },
  employeeNumber: 'own field',
  dimensions: [{ field: 'department', label: 'Department' }],
  methods: [
    {
      transport: 'protocol',
      id: 'memory',
      name: 'Memory',
      protocol: 'ldap',
      credentials: { key: { kind: 'secret', label: 'Key', guide: '#key' } },
      permissions: [{ id: 'people', name: 'People', fields: 'everything', lostWithout: 'Everything.' }],
      fields: ['externalId', ...sentFields],
      fingerprint: () => 'north',
      open: ({ credentials }) => ({
        async *check() {},
        customFields: async () => [],
        fetchEmployees: () => eventsOf(credentials['key'] ?? ''),
      }),
    },
  ],
})

async function* eventsOf(key: string): AsyncGenerator<FetchEvent> {
  const reading = readings.get(key)
  if (reading === undefined) throw new Error(`Nobody prepared a reading for the key ${key}.`)
  const { records, pageSize, unreadable, ends, meanwhile } = reading
  let pages = 0
  let people = 0
  for (let at = 0; at < records.length; at += pageSize) {
    const page = records.slice(at, at + pageSize)
    const readable = page.filter((one) => !unreadable.includes(one.externalId))
    pages += 1
    people += readable.length
    const progress = { pages, people, expectedPeople: null, requests: pages, waitingUntilAt: null }
    yield {
      kind: 'page',
      employees: readable.map(toEmployee),
      problems: page.flatMap(problemOf(unreadable)),
      progress,
    }
    if (pages === 1 && meanwhile !== undefined) await meanwhile()
    if (pages === 1 && ends === 'breaks') throw new Error('The invented HR system broke off.')
  }
  const problems = records.flatMap(problemOf(unreadable))
  const incompleteBecause = [...endedBadly(ends), ...tooManyUnreadable(problems.length, records.length)]
  const complete = incompleteBecause.length === 0
  yield {
    kind: 'end',
    summary: { people, pages, requests: pages, complete, incompleteBecause, problems, failure: null },
  }
}

function problemOf(unreadable: readonly string[]) {
  return ({ externalId }: HrRecord): RecordProblem[] =>
    unreadable.includes(externalId)
      ? [{ externalId, field: null, code: 'unreadable-record', message: 'It could not be read.' }]
      : []
}

function endedBadly(ends: Reading['ends']): IncompleteBecause[] {
  return ends === 'cut-short' || ends === 'repeated-page'
    ? [{ reason: ends, detail: 'It did not end well.' }]
    : []
}

function tooManyUnreadable(unreadable: number, all: number): IncompleteBecause[] {
  if (all === 0) return [{ reason: 'empty', detail: 'The list of people was empty.' }]
  return unreadable / all >= 0.2 ? [{ reason: 'unreadable-records', detail: 'Too many.' }] : []
}
