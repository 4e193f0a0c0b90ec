/** A program of its own that holds a data folder: `node embedded-host.ts DATA_DIR PROGRAM_NAME`. Tells on one line how the start went. */
import { startEmbeddedPostgres } from '../embedded/embedded-postgres.ts'
import { EmbeddedPostgresError } from '../embedded/embedded-postgres-error.ts'

const [dataDir = '', programName = ''] = process.argv.slice(2)
try {
  const postgres = await startEmbeddedPostgres({ dataDir, programName })
  const keptOpen = setInterval(() => {}, 60_000)
  process.once('SIGTERM', async () => {
    await postgres.stop()
    clearInterval(keptOpen)
  })
  tell({ connection: postgres.connection })
} catch (error) {
  if (!(error instanceof EmbeddedPostgresError)) throw error
  tell({ code: error.code, message: error.message })
}

function tell(outcome: object): void {
  process.stdout.write(`${JSON.stringify(outcome)}\n`)
}
