import { generateKeyPairSync } from 'node:crypto'
import type { ConnectorDefinition } from '#connector-kit'
import { exampleCredentials } from '#connector-kit/testing/example-connection.ts'
import { startGrantingServer } from '#connector-kit/testing/granting-server.ts'
import { type Answer, readExchanges, replay, startLoopback } from '#connector-kit/testing/index.ts'
import { baseUrlVariable } from '../testing/portal-process.ts'
import { credentialsOf, fillForm, fixtureDay, folderOf, peopleOf, type Way } from './way.ts'

const numberFields: Readonly<Record<string, Pick<Way, 'numberField'>>> = {
  'personio v1': { numberField: 'Personalnummer' },
}

/** Every way into an HR system over HTTP, its own exchanges replayed on one loopback server. */
export async function httpWays(connector: ConnectorDefinition): Promise<readonly Way[]> {
  const { id } = connector
  const ways = connector.methods.filter((one) => one.transport === 'http')
  const answers = new Map(ways.map((one) => [one.id, answerOf(id, one.id)]))
  let now: Answer = () => ({ status: 503 })
  const server = await startLoopback((request) => now(request))
  return ways.map((method) => ({
    connectorId: id,
    methodId: method.id,
    env: { [baseUrlVariable(id)]: server.baseUrl },
    people: peopleOf(id, method.id),
    ...(numberFields[`${id} ${method.id}`] ?? {}),
    begin: () => {
      now = answers.get(method.id) ?? now
    },
    connect: (page) =>
      fillForm(page, credentialsOf(connector, method.id), {
        ...exampleCredentials(method.credentials),
        ...throwawayKeys(connector, method.id),
      }),
    stop: server.close,
  }))
}

/** OrangeHRM lets people sign in themselves: the browser goes there and comes back. */
export async function orangeHrmWay(connector: ConnectorDefinition): Promise<Way> {
  const [method] = connector.methods
  const fields = credentialsOf(connector, method.id)
  const clientSecret = 'example-clientSecret'
  const values: Record<string, string> = { ...exampleCredentials(fields), clientSecret }
  const server = await startGrantingServer({
    prefix: '/web/index.php',
    client: { id: values['clientId'] ?? '', secret: clientSecret },
    data: answerOf(connector.id, method.id),
  })
  return {
    connectorId: connector.id,
    methodId: method.id,
    env: { [baseUrlVariable(connector.id)]: server.baseUrl },
    people: peopleOf(connector.id, method.id),
    async connect(page) {
      await fillForm(page, fields, values)
      await page.getByRole('button', { name: 'Sign in to OrangeHRM' }).click()
      await page.getByText(/^Signed in by Kari Nordmann/).waitFor()
    },
    stop: server.close,
  }
}

/** The exchanges of a way; whoever asks for a day about today is asked as on the day on which they were written. */
export function answerOf(connectorId: string, methodId: string): Answer {
  const answer = replay(readExchanges(folderOf(connectorId), methodId))
  return (request) => {
    const asked = [...request.query].map(([key, value]): [string, string] => [key, asWritten(value)])
    return answer({ ...request, query: new URLSearchParams(asked) })
  }
}

/** A day that lies within a week of today lies as far from the day of the fixtures. */
function asWritten(value: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return value
  const dayMs = 86_400_000
  const days = Math.round((Date.parse(value) - Date.parse(new Date().toISOString().slice(0, 10))) / dayMs)
  if (Math.abs(days) > 7) return value
  return new Date(Date.parse(fixtureDay) + days * dayMs).toISOString().slice(0, 10)
}

/** Private keys as people have them in a file, made for this run. */
function throwawayKeys(connector: ConnectorDefinition, methodId: string): Record<string, string> {
  const fields = Object.entries(credentialsOf(connector, methodId))
  return Object.fromEntries(
    fields.flatMap(([name, field]) => {
      if (!field.privateKey) return []
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
      return [[name, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()]]
    }),
  )
}
