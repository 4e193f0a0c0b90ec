import type { ConnectorDefinition, ConnectorMethod } from '#connector-kit/definition.ts'
import { connectors } from '#connectors'
import { UsageError } from './command.ts'

/** The connector and method a command was asked for; the first method is the one offered first. */
export function findConnector(
  id: string,
  methodId: string | undefined,
): { connector: ConnectorDefinition; method: ConnectorMethod } {
  const connector = connectors.find((one) => one.id === id)
  if (!connector) {
    throw new UsageError(
      `There is no connector “${id}”. There are: ${connectors.map((one) => one.id).join(', ')}.`,
    )
  }
  const method =
    methodId === undefined ? connector.methods[0] : connector.methods.find((one) => one.id === methodId)
  if (!method) {
    const others = connector.methods.map((one) => one.id).join(', ')
    throw new UsageError(`${connector.name} has no method “${methodId}”. It has: ${others}.`)
  }
  return { connector, method }
}
