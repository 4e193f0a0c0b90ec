import type { ConnectionState } from '#api/contract/connection.ts'

export type { ConnectionState }

/** The states a connection can be in, as the contract names them. */
export const connectionStates = [
  'set-up unfinished',
  'fetching',
  'ready',
  'changes waiting',
  'needs attention',
  'reconnect',
  'paused',
  'disconnected',
] as const satisfies readonly ConnectionState[]
