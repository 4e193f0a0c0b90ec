import type { SecretSlot } from '#model/described-fields.ts'
import type { DescribedSystem } from '#model/described-system.ts'
import type { CredentialFields } from '../credential-fields.ts'
import { firstPosition } from '../fetching/next-position.ts'
import type { Auth, CustomFields, ErrorRule, HttpMethod, Pagination, Request } from '../http-definition.ts'
import { asScalar } from '../reading/as-scalar.ts'
import { at } from '../reading/at.ts'
import { looksSensitive } from '../reading/looks-sensitive.ts'
import { makeReaders } from './make-readers.ts'

/** Where the limit is not known, nobody is hurried. */
const carefully = { requests: 2, perSeconds: 1 }

type Frame = Readonly<{ id: string; credentials: CredentialFields }>

/** The method that a description means; it is then read by the same kit as every other. */
export function makeMethod(described: DescribedSystem, { id, credentials }: Frame): HttpMethod {
  const { name, address, headers, people, checkPath, fields, errors = [], rateLimit } = described
  const custom = customFieldsOf(described)
  const list = listRequest(people)
  return {
    transport: 'http',
    id,
    name,
    credentials,
    permissions: [
      {
        id: 'people',
        name: 'Read people',
        fields: 'everything',
        lostWithout: 'Nobody can be read.',
        where: `${name}, where the credentials are made`,
      },
    ],
    auth: authOf(described.signIn),
    baseUrl: () => withoutEnd(address),
    fingerprint: () =>
      withoutEnd(address)
        .replace(/^https?:\/\//i, '')
        .toLowerCase(),
    ...(headers === undefined ? {} : { headers: inLowerCase(headers) }),
    rateLimit: { ...carefully, ...rateLimit, source: 'described by an administrator' },
    errors: [...errors, ...byTheDescription],
    probe: checkPath === undefined ? firstPage(list, people) : { path: pathFrom(checkPath) },
    employees: {
      request: () => list,
      recordsAt: people.recordsAt,
      ...(people.totalAt === undefined ? {} : { totalAt: people.totalAt }),
      pagination: people.paging as Pagination,
    },
    fields: makeReaders(fields),
    ...(custom === undefined ? {} : { customFields: custom }),
  } as HttpMethod
}

/** Whoever wrote the description can mend these; no maker of a connector can. */
const byTheDescription: readonly ErrorRule[] = [
  {
    status: 404,
    kind: 'contract',
    advice: 'Check the address and the paths in the description: there is nothing at one of them.',
  },
  {
    status: 400,
    kind: 'contract',
    advice: 'Check the parameters, the headers and the paging in the description.',
  },
]

function firstPage(list: Request, { paging }: DescribedSystem['people']): Request {
  const { query } = firstPosition(paging as Pagination)
  return query === undefined ? list : { ...list, query: { ...list.query, ...query } }
}

/** The first page's request without what the paging adds. */
export function listRequest({ path, query }: DescribedSystem['people']): Request {
  return { path: pathFrom(path), ...(query === undefined ? {} : { query }) }
}

function pathFrom(path: string): `/${string}` {
  return `/${path.replace(/^\//, '')}`
}

function withoutEnd(address: string): string {
  return address.trim().replace(/\/+$/, '')
}

/** The kit's own headers are in lower case; a described one replaces them instead of coming twice. */
function inLowerCase(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

type Spoken = string | Readonly<{ secret: SecretSlot }>

function authOf(signIn: DescribedSystem['signIn']): Auth<CredentialFields> {
  const value = (one: Spoken) => (typeof one === 'string' ? { fixed: one } : one.secret)
  switch (signIn.scheme) {
    case 'none':
      return signIn
    case 'basic':
      return { scheme: 'basic', username: value(signIn.username), password: value(signIn.password) }
    case 'bearer':
      return { scheme: 'bearer', token: signIn.token.secret }
    case 'header': {
      const { header, prefix } = signIn
      return {
        scheme: 'header',
        header: header.toLowerCase(),
        value: signIn.value.secret,
        ...(prefix ? { prefix } : {}),
      }
    }
    case 'token-request': {
      const { address, path, send, fields, tokenAt, expiresInAt } = signIn
      return {
        scheme: 'token-request',
        path: pathFrom(path),
        ...(address === undefined ? {} : { baseUrl: () => withoutEnd(address) }),
        send,
        fields: Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, value(one)])),
        tokenAt,
        ...(expiresInAt === undefined ? {} : { expiresInAt }),
      }
    }
  }
}

/** The secrets that a sign-in needs. */
export function secretsOf({ signIn }: DescribedSystem): readonly SecretSlot[] {
  const spoken: readonly Spoken[] =
    signIn.scheme === 'none'
      ? []
      : signIn.scheme === 'basic'
        ? [signIn.username, signIn.password]
        : signIn.scheme === 'bearer'
          ? [signIn.token]
          : signIn.scheme === 'header'
            ? [signIn.value]
            : Object.values(signIn.fields)
  return [...new Set(spoken.flatMap((one) => (typeof one === 'string' ? [] : [one.secret])))]
}

/** The origins that the secrets of a sign-in are sent to. */
export function placesOf({ address, signIn }: DescribedSystem): readonly string[] {
  const own = signIn.scheme === 'token-request' && signIn.address !== undefined ? [signIn.address] : []
  return [...new Set([address, ...own].map((one) => new URL(one).origin))].sort()
}

function customFieldsOf({ customFields = [] }: DescribedSystem): CustomFields | undefined {
  if (customFields.length === 0) return undefined
  const paths = new Map(customFields.map(({ id, path }) => [id, path]))
  return {
    discover: 'known',
    list: () =>
      customFields.map(({ id, label, path, sensitive }) => ({
        id,
        label,
        type: null,
        sensitive: sensitive ?? looksSensitive(label, path),
      })),
    read: (record, id) => {
      const path = paths.get(id)
      return path === undefined ? undefined : asScalar(at(record, path))
    },
  }
}
