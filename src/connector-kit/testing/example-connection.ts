import { fieldsOf } from '../available-fields.ts'
import type { AskedFields, OpenConnection } from '../connection.ts'
import type { CredentialFields } from '../credential-fields.ts'
import type { ConnectorDefinition } from '../definition.ts'
import type { HttpMethod } from '../http-definition.ts'
import { openConnection } from '../open-connection.ts'
import { type FastClock, fastClock } from './fast-clock.ts'
import { readExpected } from './fixtures.ts'

/** The credentials of the examples, as a person would type them. */
export function exampleCredentials(fields: CredentialFields): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { example }]) => [name, example ?? `example-${name}`]),
  )
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
