import type { Part } from './answer.ts'

export const faultNames = [
  'wrong-key',
  'missing-right',
  'withheld-field',
  '429-storm',
  'cut-body',
  'cut-json',
  'html-with-200',
  'redirect-to-login',
  'empty-list',
  'repeated-page',
  'slow-drip',
  'shrunken-list',
  'shifted-page',
  'duplicate-record',
  'unknown-code',
  'bad-date',
  'server-errors',
] as const
export type FaultName = (typeof faultNames)[number]

export type Fault = Readonly<{
  fault: FaultName
  /** Which endpoints it strikes; `all` means every one but the sign-in. */
  on?: Part | 'all'
  /** So many requests go well first. */
  skip?: number
  /** Then so many are struck; without it all of them, but three in a 429 storm. */
  times?: number
  /** 429 storm: how Retry-After is written. */
  retryAfter?: 'seconds' | 'date' | 'none'
  seconds?: number
  /** Withheld field: its id in the HR system; without it the system's own example. */
  field?: string
  /** Shifted page: 1 enters somebody at the top while the caller pages, -1 takes somebody away. */
  by?: number
  /** Server errors: every so many requests. */
  every?: number
  /** Slow drip: the pause between two bytes. */
  pauseMs?: number
}>

/** The faults of the answer itself; all others are in the data. */
const wireFaults = new Set<FaultName>([
  'missing-right',
  '429-storm',
  'cut-body',
  'cut-json',
  'html-with-200',
  'redirect-to-login',
  'slow-drip',
  'server-errors',
])

export type Faults = Readonly<{
  set(faults: readonly Fault[]): void
  active(): readonly Fault[]
  /** A fault of this name, if it is on for everybody or for this secret. */
  find(name: FaultName, secret: string): Fault | null
  /** The fault that strikes this request, counted. */
  strike(part: Part, secret: string): Fault | null
}>

/** `fault-cut-body`, `fault-cut-body.anything`: the fault that a magic credential stands for. */
export function faultInSecret(secret: string): FaultName | null {
  return faultNames.find((name) => secret === `fault-${name}` || secret.startsWith(`fault-${name}.`)) ?? null
}

export function makeFaults(): Faults {
  let everybody: readonly Fault[] = []
  let counts = new Map<string, number>()

  function facing(secret: string): readonly Fault[] {
    const magic = faultInSecret(secret)
    return magic === null ? everybody : [{ fault: magic }, ...everybody]
  }

  return {
    set(faults) {
      everybody = [...faults]
      counts = new Map()
    },
    active: () => everybody,
    find: (name, secret) => facing(secret).find((fault) => fault.fault === name) ?? null,
    strike(part, secret) {
      for (const fault of facing(secret)) {
        if (!wireFaults.has(fault.fault) || !aimedAt(fault, part)) continue
        const key = `${fault.fault}|${faultInSecret(secret) === null ? '' : secret}`
        const turn = counts.get(key) ?? 0
        counts.set(key, turn + 1)
        if (isTurn(fault, turn)) return fault
      }
      return null
    },
  }
}

function aimedAt(fault: Fault, part: Part): boolean {
  const wide = fault.fault === '429-storm' || fault.fault === 'server-errors'
  const on = fault.on ?? (wide ? 'all' : 'people')
  return on === 'all' ? part !== 'sign-in' : on === part
}

function isTurn(fault: Fault, turn: number): boolean {
  const { skip = 0, times = fault.fault === '429-storm' ? 3 : Number.POSITIVE_INFINITY, every = 5 } = fault
  if (turn < skip || turn >= skip + times) return false
  return fault.fault !== 'server-errors' || (turn - skip) % every === every - 1
}
