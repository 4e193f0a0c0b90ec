import { createReadStream } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { UsageError } from '../command.ts'
import type { PortalClient } from '../portal/portal-client.ts'
import { type Place, paramsOf } from '../waiting.ts'
import type { ConnectOptions } from './connect-options.ts'

/** Hands over the credentials, or the file where the HR system is one. */
export async function storeCredentials(
  client: PortalClient,
  place: Place,
  { method, credentials, file }: ConnectOptions,
): Promise<void> {
  const params = paramsOf(place)
  if (method.transport === 'file' && file !== null) {
    await readable(file)
    await client.open('PUT /companies/{company}/connections/{connection}/file', {
      params,
      query: { name: basename(file) },
      stream: Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>,
    })
    return
  }
  await client.call('PUT /companies/{company}/connections/{connection}/credentials', {
    params,
    body: { values: { ...credentials } },
  })
}

async function readable(path: string): Promise<void> {
  await access(path, constants.R_OK).catch(() => {
    throw new UsageError(`The file “${path}” does not exist or cannot be read.`)
  })
}
