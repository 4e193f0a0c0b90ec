import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const sampleEveryMs = 200

/** Resident memory in MB, or null where the system does not tell. */
export function residentMb(pid: number | 'self', field: 'VmRSS' | 'VmHWM' = 'VmRSS'): number | null {
  return kilobytes(`/proc/${pid}/status`, field)
}

function kilobytes(path: string, field: string): number | null {
  try {
    const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(path, 'utf8'))
    return found === null ? null : Number(found[1]) / 1024
  } catch {
    return null
  }
}

/** Memory of a server and its processes, shared pages counted once. */
function treeMb(pid: number): number | null {
  const parts = [pid, ...childrenOf(pid)].map((one) => kilobytes(`/proc/${one}/smaps_rollup`, 'Pss'))
  const known = parts.filter((one) => one !== null)
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0)
}

function childrenOf(pid: number): number[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return processes.map(Number).filter((one) => {
    try {
      return readFileSync(`/proc/${one}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(pid)
    } catch {
      return false
    }
  })
}

export type Peak = Readonly<{ ownMb: number | null; databaseMb: number | null }>

/** The most memory that this process and PostgreSQL's take while something is done. */
export async function peakDuring<T>(
  postmaster: number | null,
  work: () => Promise<T>,
): Promise<{ result: T; peak: Peak }> {
  forgetOwnPeak()
  let databaseMb = postmaster === null ? null : treeMb(postmaster)
  const timer = setInterval(() => {
    if (postmaster !== null) databaseMb = Math.max(databaseMb ?? 0, treeMb(postmaster) ?? 0)
  }, sampleEveryMs)
  try {
    const result = await work()
    return { result, peak: { ownMb: residentMb('self', 'VmHWM'), databaseMb } }
  } finally {
    clearInterval(timer)
  }
}

function forgetOwnPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5')
  } catch {
    // The peak since the start is told then.
  }
}
