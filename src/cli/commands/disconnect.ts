import type { Command } from 'commander'
import type { DisconnectReceipt } from '#api/contract/connection.ts'
import { chooseConnection } from '../choosing/choose-connection.ts'
import type { StartCommand } from '../command.ts'
import type { PortalClient } from '../portal/portal-client.ts'
import { withPortal } from '../portal/with-portal.ts'
import { jsonLine, type Terminal, write } from '../terminal.ts'
import { counted } from '../words/count-words.ts'
import { writeLines } from '../words/write-lines.ts'

type Words = Readonly<{ connection?: string; company?: string; json?: true }>

export function declare(command: Command, start: StartCommand): void {
  command
    .option('--connection <id>', 'connection by id, name or HR system, where there are several')
    .option('--company <name>', 'company, where there are several')
    .option('--json', 'print the receipt as one JSON object')
    .addHelpText(
      'after',
      '\nCredentials and staged data are destroyed at once; people, awards and history stay.',
    )
    .action((words: Words) =>
      start((terminal) =>
        withPortal('disconnect', terminal, (client) => disconnect(client, words, terminal)),
      ),
    )
}

async function disconnect(client: PortalClient, words: Words, terminal: Terminal): Promise<number> {
  const { company, connection } = await chooseConnection(client, words)
  const receipt = await client.call('POST /companies/{company}/connections/{connection}/disconnect', {
    params: { company: company.slug, connection: connection.id },
    body: { confirmName: connection.name },
  })
  if (words.json === true)
    await write(terminal.out, jsonLine({ company: company.slug, connection: connection.id, ...receipt }))
  else await writeLines(terminal.out, inWords(connection.name, receipt))
  return 0
}

function inWords(name: string, { at, by, destroyed, kept }: DisconnectReceipt): string[] {
  return [
    `${name} disconnected by ${by} at ${at}`,
    `  destroyed: ${counted(destroyed.credentials, 'credential', 'credentials')}, ${counted(destroyed.snapshots, 'snapshot', 'snapshots')} with ${counted(destroyed.stagedRecords, 'record', 'records')}, ${counted(destroyed.files, 'file', 'files')}`,
    `  kept: ${counted(kept.people, 'person', 'people')} with awards and history, ${counted(kept.runs, 'run', 'runs')}`,
  ]
}
