import type { OpenConnection } from '#connector-kit'
import type { ConnectionRecord } from '#stores/connection-store.ts'
import { describeFile, readFilePiece, readSecrets } from '#stores/credential-store.ts'
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
    allowPrivateNetwork: environment.allowPrivateNetwork,
    baseUrl: environment.baseUrls[connector.id],
    timeoutMs: environment.requestTimeoutMs,
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
