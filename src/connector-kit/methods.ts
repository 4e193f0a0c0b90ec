import type { ConnectorDefinition, ConnectorMethod } from './definition.ts'
import type { HttpMethod } from './http-definition.ts'

/** The method of a connector by its id. */
export function methodOf(connector: ConnectorDefinition, methodId: string): ConnectorMethod {
  const method = connector.methods.find((one) => one.id === methodId)
  if (!method)
    throw new RangeError(
      `${connector.name} has no method “${methodId}”; it has ${connector.methods.map((one) => one.id).join(', ')}`,
    )
  return method
}

/** The method that reads over HTTP; a described one needs the credentials, which hold its description. */
export function httpMethodOf(
  connector: ConnectorDefinition,
  methodId: string,
  credentials: Readonly<Record<string, string>> = {},
): HttpMethod {
  const method = methodOf(connector, methodId)
  if (method.transport === 'described') return method.describe(credentials)
  if (method.transport !== 'http')
    throw new RangeError(`the method “${methodId}” of ${connector.name} does not read over HTTP`)
  return method
}

/**
 * What tells one company of an HR system from another among the credentials. `''` where nothing does, null where
 * there are no credentials at all.
 */
export function fingerprintOf(
  connector: ConnectorDefinition,
  methodId: string,
  credentials: Readonly<Record<string, string>>,
): string | null {
  const method = methodOf(connector, methodId)
  if (method.transport === 'file' || method.transport === 'push') return null
  return method.transport === 'described'
    ? method.describe(credentials).fingerprint(credentials)
    : method.fingerprint(credentials)
}
