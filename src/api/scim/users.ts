import type { Services } from '#api/services.ts'
import { isUuid } from '#model/is-uuid.ts'
import {
  holdConnection,
  type PushedPeople,
  type PushedPerson,
  pushedPeople,
} from '#stores/pushed-people-store.ts'
import type { PushPlace } from './authorize-push.ts'
import { keepUser } from './keep-user.ts'
import { patchUser } from './patch-user.ts'
import { readFilter } from './read-filter.ts'
import { notFound, ScimError } from './scim-error.ts'
import { coreUser } from './user-attributes.ts'

/** A request below `/Users`, let in already. */
export type UsersCall = Readonly<{
  services: Services
  place: PushPlace
  /** The address of the endpoint, e.g. `https://portal.example.com/scim/v2/<connection>`. */
  base: string
}>
export type ScimAnswer = Readonly<{
  status: number
  body?: unknown
  headers?: Readonly<Record<string, string>>
}>

const mostOnAPage = 200
const pageWithoutWord = 100

export async function listUsers(call: UsersCall, query: URLSearchParams): Promise<ScimAnswer> {
  const start = Math.max(1, wholeNumber(query.get('startIndex'), 1))
  const count = Math.min(mostOnAPage, Math.max(0, wholeNumber(query.get('count'), pageWithoutWord)))
  const filter = query.get('filter')
  const found = await inPlace(call, async (people) => {
    if (filter === null) return { page: await people.page(start - 1, count), total: await people.count() }
    const all = await soughtIn(people, filter)
    return { page: all.slice(start - 1, start - 1 + count), total: all.length }
  })
  const body = {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: found.total,
    startIndex: start,
    itemsPerPage: found.page.length,
    Resources: found.page.map((one) => present(one, call.base)),
  }
  return { status: 200, body }
}

async function soughtIn(people: PushedPeople, filter: string): Promise<readonly PushedPerson[]> {
  const { by, value } = readFilter(filter)
  if (by !== 'id') return people.findBy(by, value)
  const found = isUuid(value) ? await people.find(value) : undefined
  return found === undefined ? [] : [found]
}

export async function getUser(call: UsersCall, id: string): Promise<ScimAnswer> {
  const found = await inPlace(call, (people) => people.find(known(id)))
  return { status: 200, body: present(found ?? notFound(), call.base) }
}

export async function createUser(call: UsersCall, sent: unknown): Promise<ScimAnswer> {
  const user = keepUser(sent)
  const added = (await inPlace(call, (people) => people.add(user, new Date()))) ?? taken()
  const body = present(added, call.base)
  return { status: 201, body, headers: { location: body.meta.location } }
}

/** What is left out of a PUT is not known any more; only a PATCH takes something away. */
export async function replaceUser(call: UsersCall, id: string, sent: unknown): Promise<ScimAnswer> {
  const user = keepUser(sent)
  return changed(call, await inPlace(call, (people) => people.replace(known(id), user, new Date())))
}

export async function changeUser(call: UsersCall, id: string, message: unknown): Promise<ScimAnswer> {
  const outcome = await inPlace(call, async (people) => {
    const before = (await people.find(known(id), true)) ?? notFound()
    return people.replace(before.id, patchUser(before.user, message), new Date())
  })
  return changed(call, outcome)
}

/** Nobody leaves by this: the next fetch just does not see the person any more. */
export async function removeUser(call: UsersCall, id: string): Promise<ScimAnswer> {
  const gone = await inPlace(call, (people) => people.remove(known(id)))
  return gone ? { status: 204 } : notFound()
}

function changed({ base }: UsersCall, outcome: PushedPerson | 'taken' | undefined): ScimAnswer {
  if (outcome === undefined) return notFound()
  return outcome === 'taken' ? taken() : { status: 200, body: present(outcome, base) }
}

async function inPlace<T>(
  { services: { environment }, place }: UsersCall,
  work: (people: PushedPeople) => Promise<T>,
): Promise<T> {
  try {
    return await environment.database.inCompany(place.companyId, async (tx) => {
      const connection = await holdConnection(tx, place.connectionId)
      const { methods = [] } = environment.connectors.find((one) => one.id === connection?.connectorId) ?? {}
      if (!methods.some((one) => one.id === connection?.methodId && one.transport === 'push'))
        throw new ScimError(401, 'This connection takes nobody in any more.')
      return work(pushedPeople(tx, environment.keyring, place))
    })
  } catch (error) {
    if (isTaken(error)) return taken()
    throw error
  }
}

/** Two wrote the same user name at the same moment, and the database let one through. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505'
}

function present({ id, user, createdAt, changedAt }: PushedPerson, base: string) {
  const filled = Object.entries(user).filter(([, value]) => value !== null)
  return {
    schemas: [coreUser, ...filled.map(([key]) => key).filter((key) => key.startsWith('urn:'))],
    id,
    ...Object.fromEntries(filled),
    meta: {
      resourceType: 'User',
      created: createdAt,
      lastModified: changedAt,
      location: `${base}/Users/${id}`,
    },
  }
}

function taken(): never {
  throw new ScimError(409, 'Somebody of this userName is there already.', { scimType: 'uniqueness' })
}

function wholeNumber(text: string | null, otherwise: number): number {
  return text !== null && /^-?\d{1,9}$/.test(text.trim()) ? Number(text) : otherwise
}

function known(id: string): string {
  return isUuid(id) ? id.toLowerCase() : notFound()
}
