import { connect, createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A port of loopback that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

/** Comes back when somebody listens there; gives up when `ended` says that nobody ever will. */
export async function listening(port: number, ended: () => string | null): Promise<void> {
  for (;;) {
    const why = ended()
    if (why !== null) throw new Error(`nothing listens on port ${port}: ${why}`)
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true))
      socket.once('connect', () => socket.destroy())
      socket.once('error', () => resolve(false))
    })
    if (open) return
    await wait(20)
  }
}
