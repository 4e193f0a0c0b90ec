import { runCommandLine } from './run-command-line.ts'
import { systemTerminal } from './terminal.ts'

// A reader that has seen enough, such as `head`, closes the pipe: then there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

process.exitCode = await runCommandLine(process.argv.slice(2), systemTerminal())
