import { createServer } from 'node:net'
import type { Configuration } from '../../configuration.ts'
import type { LivePortal } from '../portal/live-portal.ts'
import { bad, type Finding, good } from './finding.ts'

/** Whether the portal could listen where it is told to; a portal that runs already does. */
export async function examinePort({ host, port }: Configuration, live: LivePortal | null): Promise<Finding> {
  const label = 'Port'
  const where = `${host}:${port}`
  const refusal = await tryToListen(host, port)
  if (refusal === null) return good('port', label, `${where} is free`)
  if (refusal !== 'EADDRINUSE')
    return bad(
      'port',
      label,
      `${where} cannot be used (${refusal})`,
      'Set HOST and PORT to an address of this machine.',
    )
  if (live !== null)
    return good(
      'port',
      label,
      `${where} is in use, and a portal of this data folder runs (process ${live.pid})`,
    )
  return bad(
    'port',
    label,
    `${where} is in use by another program`,
    'Stop that program, or set PORT to another number.',
  )
}

function tryToListen(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
}
