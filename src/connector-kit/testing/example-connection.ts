import { generateKeyPairSync } from 'node:crypto'
import { fieldsOf } from '../available-fields.ts'
import type { AskedFields, OpenConnection } from '../connection.ts'
import type { CredentialFields } from '../credential-fields.ts'
import type { ConnectorDefinition } from '../definition.ts'
import type { OutgoingRequest } from '../egress/open-egress.ts'
import type { HttpMethod } from '../http-definition.ts'
import { openConnection } from '../open-connection.ts'
import { wrapCredentials } from '../sending/credential-values.ts'
import { signInRequest } from '../sending/sign-in-request.ts'
import { type FastClock, fastClock } from './fast-clock.ts'
import { readExpected } from './fixtures.ts'

/** The credentials of the examples, as a person would type them. */
export function exampleCredentials(fields: CredentialFields): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { example, privateKey }]) => [
      name,
      example ?? (privateKey ? examplePrivateKey() : `example-${name}`),
    ]),
  )
}

let madeKey: string | undefined

/** A key made for this run, since none may lie in the repository; in one line, as a header may hold it. */
function examplePrivateKey(): string {
  madeKey ??= generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'der' })
    .toString('base64')
  return madeKey
}

/** Where the sign-in of a method lies with them. */
export function exampleSignInBase({ auth, baseUrl, credentials }: HttpMethod): URL {
  const own = auth.scheme === 'token-request' ? auth.baseUrl : undefined
  return new URL((own ?? baseUrl)(exampleCredentials(credentials)))
}

/** What the sign-in of a method sends with them. */
export function exampleSignIn(method: HttpMethod): OutgoingRequest {
  const { auth } = method
  if (auth.scheme !== 'token-request') throw new Error(`${method.name} fetches no token`)
  const examples = exampleCredentials(method.credentials)
  const base = exampleSignInBase(method)
  const frame = { headers: {}, maxBytes: 0, timeoutMs: 0 }
  return signInRequest(auth, wrapCredentials(method, examples), base, fastClock().now(), frame)
}

/** Every field of the method and the custom fields of its fixtures. */
export function everyField(method: HttpMethod, folder: string): AskedFields {
  return { fields: fieldsOf(method), custom: readExpected(folder)[method.id]?.custom ?? [] }
}

/** The connector opened against a test server, with a clock that never waits. */
export function openExample(
  connector: ConnectorDefinition,
  method: HttpMethod,
  baseUrl: string,
  clock: FastClock = fastClock(),
): OpenConnection {
  return openConnection({
    connector,
    methodId: method.id,
    credentials: exampleCredentials(method.credentials),
    clock,
    egress: { allowPrivate: [], baseUrl },
    timeoutMs: 5000,
  })
}
