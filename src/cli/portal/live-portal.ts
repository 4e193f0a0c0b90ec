import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'

const note = z.object({ pid: z.int(), socketPath: z.string(), token: z.string() })
export type LivePortal = z.infer<typeof note>

/** The program that owns the data folder, if one listens; what a killed one left behind is no sign of life. */
export async function findLivePortal(dataDir: string): Promise<LivePortal | null> {
  const content = await readFile(join(dataDir, 'server.json'), 'utf8').catch(() => null)
  if (content === null) return null
  try {
    const found = note.parse(JSON.parse(content))
    return (await listens(found.socketPath)) ? found : null
  } catch {
    return null
  }
}

function listens(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath)
    const end = (alive: boolean) => {
      socket.destroy()
      resolve(alive)
    }
    socket.once('connect', () => end(true)).once('error', () => end(false))
  })
}
