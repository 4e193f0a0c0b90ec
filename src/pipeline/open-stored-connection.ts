import type { JsonObject, OpenConnection } from '#connector-kit'
import type { ConnectionRecord } from '#stores/connection-store.ts'
import { describeFile, readFilePiece, readSecrets, renewSecrets } from '#stores/credential-store.ts'
import { pushedPeople } from '#stores/pushed-people-store.ts'
import type { Environment } from './environment.ts'
import { openSource } from './fetch/open-source.ts'

/** Opens a stored connection with its credentials; the only place where they leave the vault. */
export async function openStored(
  environment: Environment,
  connection: ConnectionRecord,
): Promise<OpenConnection> {
  const connector = environment.connectors.find((one) => one.id === connection.connectorId)
  if (connection.disconnectedAt !== null || connector === undefined) {
    throw new Error(`${connection.name} is disconnected or its connector is not installed.`)
  }
  const place = { companyId: connection.companyId, connectionId: connection.id }
  const { secrets, file } = await environment.database.inCompany(connection.companyId, async (tx) => ({
    secrets: await readSecrets(tx, environment.keyring, place),
    file: await describeFile(tx, connection.id),
  }))
  return openSource({
    connector,
    methodId: connection.methodId,
    credentials: { ...connection.textCredentials, ...secrets },
    file: file === null ? null : () => filePieces(environment, place, file.id),
    pushed: () => pushedSoFar(environment, place),
    allowPrivateNetwork: environment.allowPrivateNetwork,
    baseUrl: environment.baseUrls[connector.id],
    timeoutMs: environment.requestTimeoutMs,
    remember: (changed) =>
      environment.database.inCompany(place.companyId, (tx) =>
        renewSecrets(tx, environment.keyring, place, changed),
      ),
    recall: () =>
      environment.database.inCompany(place.companyId, (tx) => readSecrets(tx, environment.keyring, place)),
  })
}

async function* filePieces(
  environment: Environment,
  place: Readonly<{ companyId: string; connectionId: string }>,
  fileId: string,
): AsyncGenerator<Uint8Array> {
  for (let seq = 0; ; seq += 1) {
    const piece = await environment.database.inCompany(place.companyId, (tx) =>
      readFilePiece(tx, environment.keyring, place, fileId, seq),
    )
    if (piece === null) return
    yield piece
  }
}

const PEOPLE_AT_ONCE = 1000

/** Everybody who was pushed, in the order in which they came; who comes meanwhile is seen by the next fetch at the latest. */
async function* pushedSoFar(
  environment: Environment,
  place: Readonly<{ companyId: string; connectionId: string }>,
): AsyncGenerator<readonly JsonObject[]> {
  for (let last = 0; ; ) {
    const page = await environment.database.inCompany(place.companyId, (tx) =>
      pushedPeople(tx, environment.keyring, place).after(last, PEOPLE_AT_ONCE),
    )
    if (page.people.length === 0) return
    last = page.last
    yield page.people.map(({ id, user }) => ({ ...user, id }))
  }
}
