import { parseArgs } from 'node:util'
import { isDay } from './company/calendar.ts'
import { type SimulatorKind, type SimulatorOptions, simulatorKinds, startSimulator } from './start.ts'

const usage = `Usage: node simulators/serve.ts ${simulatorKinds.join('|')} [--port 0] [--people 1240] [--seed 1] [--day 2026-11-22] [--today 2026-12-22] [--rate-limits]`

const { kind, options } = readArguments()
const simulator = await startSimulator(kind, options)
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
// Whoever started us holds the other end of standard input; when that end is gone, so is our purpose.
process.stdin.once('end', stop).once('error', stop).resume()
const parent = process.ppid
setInterval(() => process.ppid !== parent && stop(), 1000).unref()
// Said last: whoever reads it may tell us to stop at once.
console.log(JSON.stringify({ kind: simulator.kind, baseUrl: simulator.baseUrl }))

function stop(): void {
  simulator.stop().finally(() => process.exit(0))
}

function readArguments(): { kind: SimulatorKind; options: SimulatorOptions } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        port: { type: 'string', default: '0' },
        people: { type: 'string', default: '1240' },
        seed: { type: 'string', default: '1' },
        day: { type: 'string' },
        today: { type: 'string' },
        'rate-limits': { type: 'boolean', default: false },
      },
    })
    const kind = simulatorKinds.find((one) => one === positionals[0])
    if (kind === undefined || positionals.length !== 1) return refuse(`Name one HR system.`)
    return {
      kind,
      options: {
        port: wholeNumber('port', values.port),
        people: wholeNumber('people', values.people),
        seed: wholeNumber('seed', values.seed),
        ...(values.day === undefined ? {} : { day: calendarDay('day', values.day) }),
        ...(values.today === undefined ? {} : { today: calendarDay('today', values.today) }),
        rateLimits: values['rate-limits'],
      },
    }
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

function wholeNumber(name: string, text: string): number {
  return /^\d+$/.test(text) ? Number(text) : refuse(`--${name} must be a whole number, not "${text}".`)
}

function calendarDay(name: string, text: string): string {
  return isDay(text) ? text : refuse(`--${name} must be a calendar day such as 2026-11-22, not "${text}".`)
}

function refuse(message: string): never {
  console.error(`${message}\n${usage}`)
  process.exit(1)
}
