import type { Command } from 'commander'
import type { StartCommand } from '../command.ts'
import { type FetchWords, fetchOptions } from '../fetching/fetch-options.ts'
import { openSource } from '../fetching/open-source.ts'
import { writeFetched } from '../fetching/write-fetched.ts'
import type { Terminal } from '../terminal.ts'

export function declare(command: Command, start: StartCommand): void {
  command
    .argument('<connector>', 'id of a connector, see “rollcall connectors”')
    .option('--credentials <file.json>', 'credentials by name; “-” reads them from standard input')
    .option('--method <id>', 'way in, where a connector has several')
    .option('--base-url <url>', 'call this scheme, host and port in place of the HR system’s own')
    .option('--filter <file.json>', 'employee filter: [{"dimension", "mode", "values"}]')
    .option(
      '--fields <file.json>',
      'fields to read: ["givenName", "custom:<id>"]; without it, all but sensitive ones',
    )
    .option('--out <file.ndjson>', 'write the employees there in place of standard output')
    .option('--file <file>', 'file to read, for csv and xlsx')
    .option('--columns <file.json>', 'what the columns of the file hold: {"<heading>": "<field>"}')
    .option('--sheet <name>', 'sheet of the workbook, where it is not the first one')
    .option('--json', 'end with the summary as one line of JSON on standard output')
    .action((connector: string, words: FetchWords) =>
      start((terminal) => fetchEmployees(connector, words, terminal)),
    )
}

async function fetchEmployees(id: string, words: FetchWords, terminal: Terminal): Promise<number> {
  const options = await fetchOptions(words, terminal)
  const source = await openSource(id, options, terminal)
  const stop = new AbortController()
  const interrupt = () => stop.abort()
  process.once('SIGINT', interrupt)
  try {
    return await writeFetched(source, options, terminal, stop.signal)
  } finally {
    process.off('SIGINT', interrupt)
  }
}
