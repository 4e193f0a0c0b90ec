/** `rollcall worker` that knows the invented HR system too; its address comes as the only argument. */
import pino from 'pino'
import { connectors } from '#connectors'
import { readConfiguration } from '../../src/configuration.ts'
import { openWorker } from '../../src/open-worker.ts'
import { benchConnector } from './connector.ts'

const config = readConfiguration(process.env)
const worker = await openWorker({
  config: { ...config, baseUrls: { bench: process.argv[2] ?? '' } },
  databaseUrl: config.databaseUrl ?? '',
  log: pino({ level: 'silent' }),
  connectors: [...connectors, benchConnector],
})
console.log('ready')
process.once('SIGTERM', () => void worker.close().then(() => process.exit(0)))
