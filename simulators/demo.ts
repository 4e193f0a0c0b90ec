import { ConfigurationError, readConfiguration } from '../src/configuration.ts'
import { openDemoDays } from './demo/demo-days.ts'
import { openHousehold } from './demo/household.ts'
import { listenForMonths } from './demo/listen-for-months.ts'
import { startProgram } from './demo/start-program.ts'
import { baseUrls, setDay, startSimulators } from './demo/start-simulators.ts'
import { preparing, ready, starting } from './demo/words.ts'

/** The portal with an invented company: simulated HR systems and the program, each a process of its own. */
async function main(): Promise<void> {
  const given = readConfiguration(process.env, 'demo')
  const days = openDemoDays(given.dataDir)
  const household = openHousehold()
  process.once('SIGINT', () => void household.stop(0))
  process.once('SIGTERM', () => void household.stop(0))
  try {
    const simulators = await startSimulators(household, days)
    const environment = { ...process.env, ...baseUrls(simulators) }
    if (!days.prepared()) say(preparing)
    // Loaded late, so that a wrong setting is told at once.
    const { prepareDemo } = await import('./demo/prepare-demo.ts')
    const { token } = await prepareDemo(readConfiguration(environment, 'demo'), days, simulators)
    say(starting)
    const url = await startProgram(household, environment, given.dataDir)
    say(ready(given.portalName, `${url}/sign-in/link/${token}`, days.today()))
    listenForMonths(days, (day) => setDay(simulators, day), say)
  } catch (error) {
    await household.stop(null)
    throw error
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

try {
  await main()
} catch (error) {
  const told = error instanceof ConfigurationError || (error instanceof Error && 'advice' in error)
  const advice = error instanceof Error && 'advice' in error ? `\n${String(error.advice)}` : ''
  const words = told && error instanceof Error ? `${error.message}${advice}` : inFull(error)
  process.stderr.write(`The demo cannot start.\n${words}\n`)
  process.exit(1)
}

function inFull(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
