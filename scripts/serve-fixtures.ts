import { exampleCredentials } from '#connector-kit/testing/example-connection.ts'
import { readExchanges, replay, unansweredHint } from '#connector-kit/testing/fixtures.ts'
import { startLoopback } from '#connector-kit/testing/loopback.ts'
import { connectors } from '#connectors'

// A connector's fixtures as a server, to read them with the command line before there is a real system to read.
const [id, wanted] = process.argv.slice(2)
const connector = connectors.find((one) => one.id === id)
if (!connector)
  refuse(
    id === undefined
      ? 'Usage: node scripts/serve-fixtures.ts CONNECTOR [METHOD]'
      : `There is no connector “${id}” in connectors/index.ts.`,
  )
const method = connector.methods.find((one) => one.id === (wanted ?? connector.methods[0].id))
if (!method) refuse(`${connector.name} has the methods ${connector.methods.map((one) => one.id).join(', ')}.`)
if (method.transport !== 'http') refuse(`${method.name} is not read over HTTP.`)

const exchanges = readExchanges(new URL(`../connectors/${connector.id}`, import.meta.url).pathname, method.id)
const answer = replay(exchanges)
const { baseUrl } = await startLoopback((request) => {
  const hint = unansweredHint(exchanges, [request])
  if (hint !== '') console.error(`${hint}.`)
  return answer(request)
})
console.log(`The fixtures of ${connector.name}, ${method.name}, until Ctrl+C. In another terminal:

  echo '${JSON.stringify(exampleCredentials(method.credentials))}' |
    npx rollcall fetch ${connector.id} --method ${method.id} --credentials - --base-url ${baseUrl} --json`)

function refuse(why: string): never {
  console.error(why)
  process.exit(1)
}
