import type { Command } from 'commander'
import type { StartCommand } from '../command.ts'

export function declare(command: Command, start: StartCommand): void {
  command.option('--json', 'write the log as JSON lines on standard error, which it always is').action(() =>
    start(async () => {
      // The program runs on by itself after this, until it is told to stop.
      await import('../../main.ts')
      return 0
    }),
  )
}
