import type { Command } from 'commander'
import type { StartCommand } from '../command.ts'
import { checkConnection } from '../connecting/check-connection.ts'
import { type ConnectOptions, type ConnectWords, connectOptions } from '../connecting/connect-options.ts'
import { finishSetUp } from '../connecting/finish-set-up.ts'
import { openConnection } from '../connecting/open-connection.ts'
import { storeCredentials } from '../connecting/store-credentials.ts'
import type { PortalClient } from '../portal/portal-client.ts'
import { withPortal } from '../portal/with-portal.ts'
import { jsonLine, type Terminal, write } from '../terminal.ts'
import { writeLines } from '../words/write-lines.ts'

export function declare(command: Command, start: StartCommand): void {
  command
    .argument('<connector>', 'id of an HR system, see “rollcall connectors”')
    .option('--company <name>', 'company, where there are several')
    .option('--credentials <file.json>', 'credentials by name; “-” reads them from standard input')
    .option('--file <file>', 'file to read, for csv and xlsx')
    .option('--settings <file.json>', 'filter, mapping, identifier, legal entity, guards; any of them')
    .option('--employee-number <field>', 'field that holds the employee number, such as custom:<id>')
    .option('--method <id>', 'way in, where an HR system has several')
    .option('--new', 'make another connection where this HR system is connected already')
    .option('--json', 'print one JSON object')
    .action((connector: string, words: ConnectWords) =>
      start(async (terminal) => {
        const options = await connectOptions(connector, words, terminal)
        return withPortal('connect', terminal, (client) => connect(client, options, terminal))
      }),
    )
}

/** Credentials, their test, the first fetch, the settings: the journey of the screen, in its order. */
async function connect(client: PortalClient, options: ConnectOptions, terminal: Terminal): Promise<number> {
  const place = await openConnection(client, options, terminal)
  await storeCredentials(client, place, options)
  const checks = await checkConnection(client, place, terminal)
  const tested = checks.every((one) => one.outcome !== 'failed' || one.step === 'right')
  const finished = tested ? await finishSetUp(client, place, options, terminal) : null
  const connection = await client.call('GET /companies/{company}/connections/{connection}', {
    params: { company: place.company.slug, connection: place.connectionId },
  })
  if (options.json) {
    const { id, name, connectorId, state, setupStep, revision, settings } = connection
    const said = { id, name, connectorId, state, setupStep, revision, settings }
    await write(
      terminal.out,
      jsonLine({
        company: place.company.slug,
        connection: said,
        checks,
        fetch: finished,
        connected: !!finished,
      }),
    )
  } else if (finished) {
    await writeLines(terminal.err, [
      `${connection.name} is connected: ${finished.inScope} people inside the filter. Nothing is applied yet; see: rollcall preview --connection ${connection.id}`,
    ])
    await write(terminal.out, `${connection.id}\n`)
  } else {
    await writeLines(terminal.err, [
      'The set-up is not finished. Mend what failed and run the same command again; it goes on from here.',
    ])
  }
  return finished ? 0 : 1
}
