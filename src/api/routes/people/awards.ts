import { Buffer } from 'node:buffer'
import { defineRoute } from '#api/define-route.ts'
import { FileFault, tableRows } from '#connector-kit/files/index.ts'
import { AppError } from '#model/app-error.ts'
import type { Environment } from '#pipeline/environment.ts'
import { recordEvent } from '#stores/audit-store.ts'
import { type ImportedHolding, importAwards } from '#stores/award-store.ts'
import { raiseRegistryVersion } from '#stores/registry-store.ts'
import { type AwardFile, AwardFileFault, readAwardFile } from './read-award-file.ts'

const LARGEST_FILE = 20 * 1024 * 1024
const MOST_TOLD = 100

export const putAwardsRoute = defineRoute(
  'PUT /companies/{company}/awards',
  ({ company, body, actor, services: { environment } }) =>
    store(environment, company.id, body.holdings, actor.name),
)

export const putAwardFileRoute = defineRoute(
  'PUT /companies/{company}/awards/file',
  async ({ company, query, actor, bodyStream, services: { environment } }) => {
    const content = await readWhole(bodyStream())
    const { holdings, problems } = await readContent(content, query.name)
    const { matched, unmatched } = await store(environment, company.id, holdings, actor.name)
    return { matched, unmatched: unmatched.slice(0, MOST_TOLD), problems: problems.slice(0, MOST_TOLD) }
  },
)

function store(
  environment: Environment,
  companyId: string,
  holdings: readonly ImportedHolding[],
  actor: string,
): Promise<{ matched: number; unmatched: string[] }> {
  const at = environment.clock.now()
  return environment.database.inCompany(companyId, async (tx) => {
    const imported = await importAwards(tx, companyId, holdings, at)
    await raiseRegistryVersion(tx)
    await recordEvent(tx, companyId, at, {
      kind: 'people',
      action: 'awards imported',
      actor,
      subject: null,
      values: { people: String(imported.matched) },
    })
    return imported
  })
}

async function readWhole(body: ReadableStream<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of body) {
    bytes += part.byteLength
    if (bytes > LARGEST_FILE) throw new AppError('body-too-large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

async function readContent(content: Buffer, name: string): Promise<AwardFile> {
  const format = name.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv'
  const open = async function* () {
    yield content
  }
  try {
    return await readAwardFile(tableRows({ source: { open }, format }))
  } catch (error) {
    const message =
      error instanceof AwardFileFault
        ? error.message
        : error instanceof FileFault
          ? `${error.failure.what} ${error.failure.advice}`
          : null
    if (message === null) throw error
    throw new AppError('invalid-input', { extras: { fields: [{ path: 'file', message }] } })
  }
}
