import { once } from 'node:events'
import type { Command } from 'commander'
import { pino } from 'pino'
import { readConfiguration } from '../../configuration.ts'
import { openWorker } from '../../open-worker.ts'
import { type StartCommand, UsageError } from '../command.ts'
import { type Terminal, write } from '../terminal.ts'

export function declare(command: Command, start: StartCommand): void {
  command
    .option('--json', 'write the log as JSON lines on standard error, which it always is')
    .addHelpText('after', '\nNeeds DATABASE_URL and the portal’s ROLLCALL_KEY or ROLLCALL_KEY_FILE.')
    .action(() => start(work))
}

async function work(terminal: Terminal): Promise<number> {
  const config = readConfiguration(terminal.environment)
  const { databaseUrl } = config
  if (databaseUrl === null)
    throw new UsageError(
      'A worker needs DATABASE_URL: the PostgreSQL that it shares with the portal. With the embedded database the portal itself fetches.',
    )
  const level = terminal.environment['LOG_LEVEL'] ?? 'info'
  const log = pino({ level }, pino.destination({ dest: 2, sync: true }))
  // Listened for before anybody is told that it works.
  const toldToStop = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
  const worker = await openWorker({ config, databaseUrl, log })
  await write(terminal.out, 'The worker is ready.\n')
  await toldToStop
  log.info('stopping')
  await worker.close()
  return 0
}
