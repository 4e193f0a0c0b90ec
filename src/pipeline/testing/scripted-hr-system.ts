import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type ConnectorDefinition,
  coded,
  day,
  defineConnector,
  defineHttpMethod,
  id,
  text,
} from '#connector-kit'
import { employmentStatuses, type Scalar } from '#model/employee.ts'

/** A record as the HR system writes it: an absent key is not sent. */
export type ScriptedRecord = Readonly<Record<string, Scalar | undefined>> & Readonly<{ externalId: string }>

export type ScriptedAnswer = Readonly<{ status: number; body: string; type?: string }>

/** An HR system whose people a test writes, over real HTTP. */
export type ScriptedHrSystem = Readonly<{
  connector: ConnectorDefinition
  baseUrl: string
  /** Replaces everybody. */
  tell: (records: readonly ScriptedRecord[]) => void
  /** Changes one record; `undefined` takes a key away. */
  change: (externalId: string, changed: Readonly<Record<string, Scalar | undefined>>) => void
  remove: (externalId: string) => void
  /** Answers every request with this instead of data, until null. */
  answerWith: (answer: ScriptedAnswer | null) => void
  /** Tells another total than there are people. */
  announce: (total: number | null) => void
  /** Keys of the query that asked last. */
  asked: () => URLSearchParams
  stop: () => Promise<void>
}>

const texts = [
  'employeeNumber',
  'givenName',
  'familyName',
  'workEmail',
  'title',
  'department',
  'location',
  'legalEntity',
  'managerExternalId',
  'nationalId',
] as const
const days = ['startDate', 'rehireDate', 'endDate', 'birthDate'] as const

export const scriptedFields: readonly string[] = [...texts, ...days, 'employmentStatus']
const sensitive = ['nationalId', 'birthDate']
/** What a set-up chooses unless it chooses more. */
export const ordinaryFields = scriptedFields.filter((field) => !sensitive.includes(field))

export async function startScriptedHrSystem(
  records: readonly ScriptedRecord[] = [],
): Promise<ScriptedHrSystem> {
  let people = [...records]
  let instead: ScriptedAnswer | null = null
  let announced: number | null = null
  let lastQuery = new URLSearchParams()
  const server = createServer((request, response) => {
    lastQuery = new URL(request.url ?? '/', 'http://localhost').searchParams
    const offset = Number(lastQuery.get('offset') ?? 0)
    const limit = Number(lastQuery.get('limit') ?? 50)
    const body =
      instead?.body ??
      JSON.stringify({ total: announced ?? people.length, people: people.slice(offset, offset + limit) })
    response
      .writeHead(instead?.status ?? 200, { 'content-type': instead?.type ?? 'application/json' })
      .end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    connector: scripted,
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tell: (next) => {
      people = [...next]
    },
    change: (externalId, changed) => {
      people = people.map((one) => (one.externalId === externalId ? { ...one, ...changed } : one))
    },
    remove: (externalId) => {
      people = people.filter((one) => one.externalId !== externalId)
    },
    answerWith: (answer) => {
      instead = answer
    },
    announce: (total) => {
      announced = total
    },
    asked: () => lastQuery,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Somebody who works, with number, name and e-mail made from `n`. */
export function worker(
  n: number,
  changed: Readonly<Record<string, Scalar | undefined>> = {},
): ScriptedRecord {
  return {
    externalId: `e${n}`,
    employeeNumber: `00${n}`,
    givenName: `Given${n}`,
    familyName: `Family${n}`,
    workEmail: `person${n}@north.example`,
    title: 'Analyst',
    department: 'Finance',
    employmentStatus: 'active',
    startDate: '2020-01-01',
    endDate: null,
    ...changed,
  }
}

export function workers(from: number, to: number): ScriptedRecord[] {
  return Array.from({ length: to - from + 1 }, (_, index) => worker(from + index))
}

const statuses = Object.fromEntries(employmentStatuses.map((one) => [one, one])) as Record<
  string,
  (typeof employmentStatuses)[number]
>

const scripted = defineConnector({
  id: 'scripted',
  name: 'North HR',
  otherNames: [],
  region: 'Nordic',
  category: 'hr system',
  evidence: { kind: 'official description', note: 'Made for tests.' },
  employeeNumber: 'own field',
  dimensions: [{ field: 'department', label: 'Department' }],
  methods: [
    defineHttpMethod({
      transport: 'http',
      id: 'api',
      name: 'API',
      credentials: { key: { kind: 'secret', label: 'Key', guide: '#key' } },
      permissions: [{ id: 'people', name: 'People', fields: 'everything', lostWithout: 'Everything.' }],
      auth: { scheme: 'bearer', token: 'key' },
      baseUrl: () => 'https://north.example',
      fingerprint: () => 'north',
      rateLimit: { requests: 100_000, perSeconds: 1, source: 'none' },
      errors: [],
      probe: { path: '/people' },
      employees: {
        request: ({ keys }) => ({ path: '/people', query: { fields: [...keys] } }),
        recordsAt: 'people',
        totalAt: 'total',
        pagination: { style: 'offset', param: 'offset', sizeParam: 'limit', size: 50 },
      },
      fields: {
        externalId: id('externalId'),
        ...Object.fromEntries(texts.map((field) => [field, text(field)])),
        ...Object.fromEntries(days.map((field) => [field, day(field)])),
        employmentStatus: coded('employmentStatus', statuses),
      },
    }),
  ],
})
