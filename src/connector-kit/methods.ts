import type { ConnectorDefinition, ConnectorMethod, HttpMethod } from './definition.ts'

/** The method of a connector by its id. */
export function methodOf(connector: ConnectorDefinition, methodId: string): ConnectorMethod {
  const method = connector.methods.find((one) => one.id === methodId)
  if (!method)
    throw new RangeError(
      `${connector.name} has no method “${methodId}”; it has ${connector.methods.map((one) => one.id).join(', ')}`,
    )
  return method
}

/** The method that reads over HTTP; anything else cannot be opened as a connection. */
export function httpMethodOf(connector: ConnectorDefinition, methodId: string): HttpMethod {
  const method = methodOf(connector, methodId)
  if (method.transport !== 'http')
    throw new RangeError(`the method “${methodId}” of ${connector.name} reads files, not HTTP`)
  return method
}
