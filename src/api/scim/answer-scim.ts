import { readLimited } from '#api/read-input.ts'
import type { Services } from '#api/services.ts'
import { parseJson } from '#connector-kit/reading/parse-json.ts'
import type { PushPlace } from './authorize-push.ts'
import { listOfAll, providerConfig, resourceTypes, schemas } from './describe-endpoint.ts'
import { ScimError } from './scim-error.ts'
import {
  changeUser,
  createUser,
  getUser,
  listUsers,
  removeUser,
  replaceUser,
  type ScimAnswer,
  type UsersCall,
} from './users.ts'

const mostBytes = 256 * 1024

/** A request below `/scim/v2/{connection}`, let in already: `path` is what stands behind that. */
export type ScimCall = Readonly<{
  services: Services
  place: PushPlace
  base: string
  request: Request
  path: readonly string[]
}>

export async function answerScim(call: ScimCall): Promise<ScimAnswer> {
  const { base, path, request } = call
  const [kind, id, ...more] = path
  if (more.length > 0) throw unknownAddress()
  if (kind === 'Users') return answerUsers(call, id)
  if (kind === 'Groups') return answerGroups(request.method, id)
  if (kind === 'Bulk' || kind === 'Me') throw new ScimError(501, `${kind} is not taken in.`)
  if (request.method !== 'GET') throw wrongMethod('GET')
  if (kind === 'ServiceProviderConfig' && id === undefined) return { status: 200, body: providerConfig(base) }
  if (kind === 'ResourceTypes') return { status: 200, body: resourceTypes(base, id) }
  if (kind === 'Schemas') return { status: 200, body: schemas(base, id) }
  throw unknownAddress()
}

async function answerUsers({ services, place, base, request }: ScimCall, id: string | undefined) {
  const call: UsersCall = { services, place, base }
  if (id === undefined) {
    if (request.method === 'GET') return listUsers(call, new URL(request.url).searchParams)
    if (request.method === 'POST') return createUser(call, await readBody(request))
    throw wrongMethod('GET, POST')
  }
  if (id === '.search') throw new ScimError(501, 'Searching by POST is not taken in; use GET with a filter.')
  if (request.method === 'GET') return getUser(call, id)
  if (request.method === 'PUT') return replaceUser(call, id, await readBody(request))
  if (request.method === 'PATCH') return changeUser(call, id, await readBody(request))
  if (request.method === 'DELETE') return removeUser(call, id)
  throw wrongMethod('GET, PUT, PATCH, DELETE')
}

/** There are none, which may be asked; what would make one is refused, so that nobody believes it was kept. */
function answerGroups(method: string, id: string | undefined): ScimAnswer {
  if (method !== 'GET')
    throw new ScimError(
      501,
      'Groups are not taken in. Switch the provisioning of groups off and send people only.',
    )
  if (id !== undefined) throw new ScimError(404, 'No groups are kept.')
  return { status: 200, body: listOfAll([]) }
}

async function readBody(request: Request): Promise<unknown> {
  const bytes = await readLimited(request, mostBytes)
  try {
    return parseJson(bytes)
  } catch {
    throw new ScimError(400, 'The body is not JSON that can be read.', { scimType: 'invalidSyntax' })
  }
}

function unknownAddress(): ScimError {
  return new ScimError(404, 'There is nothing at this address.')
}

function wrongMethod(allow: string): ScimError {
  return new ScimError(405, `This address takes ${allow} only.`, { headers: { allow } })
}
