import type { Command } from 'commander'
import type { Terminal } from './terminal.ts'

/** A file of `commands/`: declares its options and says what to do; gives the exit code. */
export type CommandFile = Readonly<{ declare: (command: Command, start: StartCommand) => void }>
export type StartCommand = (work: (terminal: Terminal) => Promise<number>) => Promise<void>

/** A line of the list of commands; its file is loaded only when the command is called. */
export type CommandListing = Readonly<{ name: string; summary: string; load: () => Promise<CommandFile> }>

/** The command was called in a way it cannot work; the message says how it can. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}
