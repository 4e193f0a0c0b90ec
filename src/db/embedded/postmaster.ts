import { execFileSync } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** The server's first process, as its `postmaster.pid` describes it. */
export type Postmaster = Readonly<{
  pid: number
  cluster: string
  port: number
  socketDir: string
  status: string
}>

export function readPostmaster(cluster: string): Postmaster | undefined {
  const lines = readIfThere(pidFile(cluster)).split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return {
    pid,
    cluster: lines[1] ?? '',
    port: Number(lines[3]),
    socketDir: lines[4] ?? '',
    status: (lines[7] ?? '').trim(),
  }
}

/** A server that still runs on this cluster though the program that started it has ended. */
export function findOrphan(cluster: string): Postmaster | undefined {
  const postmaster = readPostmaster(cluster)
  if (!postmaster) return undefined
  if (!isCopyOf(cluster, postmaster.cluster) && isAlive(postmaster)) return postmaster
  disownPid(cluster)
  return undefined
}

/**
 * PostgreSQL refuses to start while any process, even a zombie, has the pid named here. The other lines stay: by them it sees whether
 * backends of a killed server still use its memory.
 */
function disownPid(cluster: string): void {
  const [, ...others] = readIfThere(pidFile(cluster)).split('\n')
  writeFileSync(pidFile(cluster), [noSuchPid, ...others].join('\n'))
}

const noSuchPid = 2 ** 31 - 1

/** A pid alone proves nothing, it is given out again; so does a zombie's: in a container nobody may ever collect it. */
export function isAlive(postmaster: Pick<Postmaster, 'pid' | 'cluster'>): boolean {
  return commandLine(postmaster.pid).includes(` -D ${postmaster.cluster} `)
}

/** Fast shutdown; when that takes too long an immediate one, after which the next start recovers. */
export async function stopPostmaster(postmaster: Pick<Postmaster, 'pid' | 'cluster'>): Promise<void> {
  signal(postmaster.pid, 'SIGINT')
  if (await isGone(postmaster, 60_000)) return
  signal(postmaster.pid, 'SIGQUIT')
  if (await isGone(postmaster, 10_000)) return
  signal(postmaster.pid, 'SIGKILL')
  await isGone(postmaster, 10_000)
}

async function isGone(postmaster: Pick<Postmaster, 'pid' | 'cluster'>, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs
  while (performance.now() < deadline) {
    if (!isAlive(postmaster)) return true
    await sleep(10)
  }
  return false
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

function commandLine(pid: number): string {
  if (process.platform === 'linux') return readIfThere(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')
  try {
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', `${pid}`], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

/** A copied data folder still names the server of the original, which is none of ours. A moved one does too, but nothing is left there. */
function isCopyOf(cluster: string, named: string): boolean {
  const original = statSync(named, { throwIfNoEntry: false })
  const own = statSync(cluster)
  return original !== undefined && (original.ino !== own.ino || original.dev !== own.dev)
}

function pidFile(cluster: string): string {
  return join(cluster, 'postmaster.pid')
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
