import type { ConnectorDefinition } from '#connector-kit/definition.ts'
import { csv } from './csv/connector.ts'
import { xlsx } from './xlsx/connector.ts'

/** The catalogue: one line per connector. */
export const connectors: readonly ConnectorDefinition[] = [csv, xlsx]
