import type { Command } from 'commander'
import { type Configuration, readConfiguration } from '../../configuration.ts'
import type { StartCommand } from '../command.ts'
import { examineDatabase, examineDataDir, examineKey } from '../doctor/examine-data.ts'
import { examinePort } from '../doctor/examine-port.ts'
import { examineBinaries, examineNode } from '../doctor/examine-runtime.ts'
import { examined, type Finding, good } from '../doctor/finding.ts'
import { findLivePortal } from '../portal/live-portal.ts'
import { jsonLine, type Terminal, write } from '../terminal.ts'
import { writeLines } from '../words/write-lines.ts'

export function declare(command: Command, start: StartCommand): void {
  command
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExit code: 0 all is well, 1 something needs to be mended.')
    .action((options: { json?: true }) => start((terminal) => examine(options.json === true, terminal)))
}

/** Looks at everything a start needs, without starting or changing anything. */
async function examine(json: boolean, terminal: Terminal): Promise<number> {
  const findings = await lookAtAll(terminal)
  const ok = findings.every((one) => one.ok)
  if (json) await write(terminal.out, jsonLine({ ok, findings }))
  else await writeLines(terminal.out, findings.flatMap(inWords))
  return ok ? 0 : 1
}

async function lookAtAll({ environment }: Terminal): Promise<Finding[]> {
  let config: Configuration | null = null
  const configuration = await examined(
    'configuration',
    'Settings',
    'Correct the variable that is named.',
    () => {
      config = readConfiguration(environment)
      return good('configuration', 'Settings', 'the environment can be read')
    },
  )
  const findings = [examineNode(), configuration]
  return config === null ? findings : [...findings, ...(await lookAt(config))]
}

async function lookAt(config: Configuration): Promise<Finding[]> {
  const live = await findLivePortal(config.dataDir)
  return [
    await examined('binaries', 'Embedded PostgreSQL', 'Run npm ci again.', () => examineBinaries(config)),
    await examined('data-dir', 'Data folder', 'Set DATA_DIR to another folder.', () =>
      examineDataDir(config),
    ),
    await examined('key', 'Key of credentials', 'Give the key file to the user who starts Rollcall.', () =>
      examineKey(config),
    ),
    await examined(
      'database',
      'Database',
      'Check that the server of DATABASE_URL runs and lets this user in.',
      () => examineDatabase(config, live),
    ),
    await examined('port', 'Port', 'Set PORT to another number.', () => examinePort(config, live)),
  ]
}

function inWords({ label, ok, found, advice }: Finding): string[] {
  const line = `${ok ? 'ok' : 'MEND'}: ${label}: ${found}`
  return advice === null ? [line] : [line, `  What to do: ${advice}`]
}
