import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import SCIMMY from 'scimmy'

export type ScimServer = Readonly<{
  baseUrl: string
  asked: readonly string[]
  close: () => Promise<void>
}>
type User = Readonly<{ id: string } & Record<string, unknown>>

/** A real SCIM service: SCIMMY behind a little HTTP, with a token. */
export async function startScimmy(
  users: readonly User[],
  token: string,
  own: Readonly<{ id: string; attributes: readonly string[] }>,
): Promise<ScimServer> {
  declare(users, own)
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(request, response, token).catch((error: unknown) => {
      const told = new SCIMMY.Messages.Error(error as Error)
      send(response, Number(told.status), told)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function declare(users: readonly User[], own: Readonly<{ id: string; attributes: readonly string[] }>): void {
  const attributes = own.attributes.map((name) => new SCIMMY.Types.Attribute('string', name))
  const extension = class extends SCIMMY.Types.Schema {
    static override get id() {
      return own.id
    }
    static override definition = new SCIMMY.Types.SchemaDefinition('Own', own.id, 'Own', attributes)
  }
  SCIMMY.Resources.declare(SCIMMY.Resources.User)
    .extend(SCIMMY.Schemas.EnterpriseUser)
    .extend(extension)
    .egress((resource) => {
      const found = resource.id ? users.filter((one) => one.id === resource.id) : [...users]
      if (resource.id && found.length === 0) throw new SCIMMY.Types.Error(404, '', 'not found')
      return (resource.id ? found[0] : found) as never
    })
}

async function answer(request: IncomingMessage, response: ServerResponse, token: string): Promise<void> {
  if (request.headers.authorization !== `Bearer ${token}`)
    throw new SCIMMY.Types.Error(401, '', 'the token is not known')
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://scim')
  const [, version, kind] = pathname.split('/').filter((part) => part !== '')
  if (version !== 'v2') throw new SCIMMY.Types.Error(404, '', 'no such address')
  const paging = {
    startIndex: Number(searchParams.get('startIndex') ?? 1),
    count: Number(searchParams.get('count') ?? 100),
  }
  if (kind === 'Users') send(response, 200, await new SCIMMY.Resources.User(undefined, paging).read())
  else if (kind === 'Schemas') send(response, 200, await new SCIMMY.Resources.Schema().read())
  else throw new SCIMMY.Types.Error(404, '', 'no such address')
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/scim+json' }).end(JSON.stringify(body))
}
