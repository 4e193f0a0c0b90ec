import { fileURLToPath } from 'node:url'
import type { Household } from './household.ts'

const program = fileURLToPath(new URL('./program.ts', import.meta.url))

/** Starts the portal and gives its address. */
export async function startProgram(
  household: Household,
  environment: NodeJS.ProcessEnv,
  dataDir: string,
): Promise<string> {
  const quiet = { LOG_LEVEL: 'warn', ...environment, DATA_DIR: dataDir }
  const member = household.start('The portal', [program, '--demo'], quiet)
  const line = await member.line((text) => text.includes(' is ready: '))
  return line.slice(line.indexOf('is ready: ') + 'is ready: '.length).trim()
}
