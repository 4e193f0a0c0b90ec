import { Command, CommanderError } from 'commander'
import { UsageError } from './command.ts'
import { commandList, laterCommands } from './command-list.ts'
import { printable, type Terminal } from './terminal.ts'

/** Runs one command line and gives its exit code. Loads the file of the called command only. */
export async function runCommandLine(words: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode = 0
  const program = newProgram(terminal)
  for (const { name, summary, load } of commandList) {
    const command = program.command(name).description(summary)
    if (!words.includes(name)) continue
    const { declare } = await load()
    declare(command, async (work) => {
      exitCode = await work(terminal)
    })
  }
  for (const name of laterCommands) {
    const command = program.command(name).description('not yet available')
    command.allowUnknownOption().allowExcessArguments()
    command.action(() => {
      throw new UsageError(`“${name}” is not yet available in this version of Rollcall.`)
    })
  }
  try {
    await program.parseAsync(words, { from: 'user' })
    return exitCode
  } catch (error) {
    return exitCodeOf(error, terminal)
  }
}

function newProgram(terminal: Terminal): Command {
  return new Command('rollcall')
    .description('Reads HR systems, shows what would change about people, and applies it.')
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => void terminal.out.write(text),
      writeErr: (text) => void terminal.err.write(text),
      outputError: (text, write) => write(printableLines(text)),
    })
}

function exitCodeOf(error: unknown, terminal: Terminal): number {
  // Commander has printed its own message already, help included; only help that was asked for is a success.
  if (error instanceof CommanderError) return error.exitCode
  terminal.err.write(`rollcall: ${printable(wordsOf(error))}\n`)
  return 1
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return `Something unexpected went wrong: ${String(error)}`
  if ('advice' in error) return `${error.message} ${String(error.advice)}`
  const expected = ['UsageError', 'PortalRefusal', 'ConfigurationError'].includes(error.name)
  return expected ? error.message : `Something unexpected went wrong: ${error.message}`
}

function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n')
}
