import { z } from 'zod'
import { type Day, isDay } from '../company/calendar.ts'
import { type Answer, type Call, json } from './answer.ts'
import { type Fault, faultNames } from './faults.ts'

/** What a test or the demo turns while the simulator runs. */
export type Controls = Readonly<{
  setDay(day: Day): void
  setFaults(faults: readonly Fault[]): void
  state(): unknown
}>

const fault = z.strictObject({
  fault: z.enum(faultNames),
  on: z.enum(['sign-in', 'people', 'detail', 'catalogue', 'all']).exactOptional(),
  skip: z.int().nonnegative().exactOptional(),
  times: z.int().positive().exactOptional(),
  retryAfter: z.enum(['seconds', 'date', 'none']).exactOptional(),
  seconds: z.number().nonnegative().exactOptional(),
  field: z.string().exactOptional(),
  by: z.union([z.literal(1), z.literal(-1)]).exactOptional(),
  every: z.int().positive().exactOptional(),
  pauseMs: z.number().positive().exactOptional(),
})
const faults = z.union([
  fault.transform((one) => [one]),
  z.array(fault),
  z.strictObject({ fault: z.union([z.null(), z.literal('none')]) }).transform(() => []),
])

/** Answers below `/__simulator/`; null for every other path. */
export function control(call: Call, controls: Controls): Answer | null {
  switch (`${call.method} ${call.path}`) {
    case 'GET /__simulator/state':
      return json(controls.state())
    case 'POST /__simulator/fault': {
      const asked = faults.safeParse(parsed(call.body))
      if (!asked.success) return json({ error: `Known faults: none, ${faultNames.join(', ')}` }, 400)
      controls.setFaults(asked.data)
      return json(controls.state())
    }
    case 'POST /__simulator/clock': {
      const asked = z.object({ day: z.string().refine(isDay) }).safeParse(parsed(call.body))
      if (!asked.success) return json({ error: 'Send {"day": "2026-12-22"}' }, 400)
      controls.setDay(asked.data.day)
      return json(controls.state())
    }
    default:
      return call.path.startsWith('/__simulator/') ? json({ error: 'No such control' }, 404) : null
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
