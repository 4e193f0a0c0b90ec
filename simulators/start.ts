import { bambooHr } from './bamboohr/bamboohr.ts'
import { bambooHrLimits } from './bamboohr/limits.ts'
import type { Day } from './company/calendar.ts'
import { type Company, type CompanyOnDay, type CompanyOptions, makeCompany } from './company/company.ts'
import { hiBob } from './hibob/hibob.ts'
import { hiBobLimits } from './hibob/limits.ts'
import { personioLimits } from './personio/limits.ts'
import { personio } from './personio/personio.ts'
import type { HrSystem } from './wire/answer.ts'
import { control } from './wire/control.ts'
import { converse } from './wire/conversation.ts'
import { type Fault, makeFaults } from './wire/faults.ts'
import { makeLimits, type RateLimit } from './wire/limits.ts'
import { listen } from './wire/listen.ts'
import { makeRequestLog, type RequestCounts } from './wire/requests.ts'
import type { Stage } from './wire/stage.ts'

export const simulatorKinds = ['personio', 'bamboohr', 'hibob'] as const
export type SimulatorKind = (typeof simulatorKinds)[number]

export type SimulatorOptions = CompanyOptions &
  Readonly<{
    /** 0, the default, takes a free port. */
    port?: number
    /** Off unless asked for: `true` for the documented limits, or limits of one's own. */
    rateLimits?: boolean | readonly RateLimit[]
    /** The day on the simulator's clock; the company's first day unless told. */
    today?: Day
  }>

export type Simulator = Readonly<{
  kind: SimulatorKind
  baseUrl: string
  company: Company
  today(): Day
  setDay(day: Day): void
  /** Replaces whatever fault was on; null heals. */
  setFault(fault: Fault | readonly Fault[] | null): void
  requests(): RequestCounts
  stop(): Promise<void>
}>

const systems: Readonly<Record<SimulatorKind, (stage: Stage) => HrSystem>> = {
  personio,
  bamboohr: bambooHr,
  hibob: hiBob,
}
const documentedLimits: Readonly<Record<SimulatorKind, readonly RateLimit[]>> = {
  personio: personioLimits,
  bamboohr: bambooHrLimits,
  hibob: hiBobLimits,
}

export async function startSimulator(
  kind: SimulatorKind,
  options: SimulatorOptions = {},
): Promise<Simulator> {
  const company = makeCompany({ ids: kind === 'hibob' ? 'long' : 'number', ...options })
  const faults = makeFaults()
  const log = makeRequestLog()
  let standing: CompanyOnDay = company.on(options.today ?? company.day)
  const system = systems[kind]({ company, today: () => standing, faults })
  const limits = makeLimits(limitsOf(kind, options.rateLimits))

  function setDay(day: Day): void {
    standing = company.on(day)
  }

  function state() {
    const { total, counts } = log.read()
    return {
      kind,
      day: standing.day,
      people: standing.count,
      faults: faults.active(),
      requests: { total, counts },
    }
  }

  const listening = await listen(options.port ?? 0, (call) => {
    const controlled = control(call, { setDay, setFaults: faults.set, state })
    if (controlled) return { answer: controlled, fault: null }
    const told = converse(call, system, faults, limits)
    log.seen(call.method, call.path, told.template, told.answer.status)
    return told
  })

  return {
    kind,
    baseUrl: listening.baseUrl,
    company,
    today: () => standing.day,
    setDay,
    setFault: (fault) => faults.set(fault === null ? [] : [fault].flat()),
    requests: log.read,
    stop: listening.stop,
  }
}

function limitsOf(kind: SimulatorKind, asked: SimulatorOptions['rateLimits']): readonly RateLimit[] {
  if (asked === true) return documentedLimits[kind]
  return asked === undefined || asked === false ? [] : asked
}
