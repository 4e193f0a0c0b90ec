import { attempt, lineOf, rightLine, skipped, skipRest, type TellLine } from '../../checking/check-lines.ts'
import { streamChecks } from '../../checking/stream-checks.ts'
import type { CheckResult } from '../../connection.ts'
import type { ProtocolParts } from '../../definition.ts'
import { checkFile } from '../../files/open-file.ts'
import type { Permission } from '../../http-definition.ts'
import { type ReadFiles, readFiles } from './read-files.ts'
import { connectSftp, type SftpSession } from './sftp-session.ts'
import { type SftpSettings, sftpSettingsOf } from './sftp-settings.ts'

const keyLabel = 'Key of the server'

/** Tests a server with files: address, its key, sign-in, the right to read, the first row told in counts only. */
export function checkFiles(
  parts: ProtocolParts,
  rights: readonly Permission[],
  signal: AbortSignal,
): AsyncIterable<CheckResult> {
  return streamChecks((tell) => runChecks(parts, rights, signal, tell))
}

async function runChecks(
  parts: ProtocolParts,
  rights: readonly Permission[],
  signal: AbortSignal,
  tell: TellLine,
): Promise<void> {
  const { name, timeoutMs } = parts
  let settings: SftpSettings | undefined
  const address = await attempt(async () => {
    settings = sftpSettingsOf(parts)
    await settings.guarded.resolve()
  })
  tell(lineOf('address', `Address of ${name}`, address))
  if (!settings || address) return skipRest('address', name, rights, tell)
  const found = settings
  let trusted = false
  let session: SftpSession | undefined
  const onTrusted = () => {
    trusted = true
  }
  const connecting = await attempt(async () => {
    session = await connectSftp({ settings: found, name, timeoutMs, signal, onTrusted })
  })
  tell(lineOf('tls', keyLabel, trusted ? null : connecting))
  if (!trusted) return skipRest('tls', name, rights, tell)
  tell(lineOf('sign-in', `Signing in to ${name}`, connecting))
  if (!session) return skipRest('sign-in', name, rights, tell)
  try {
    await checkReading(parts, rights, settings, session, signal, tell)
  } finally {
    await session.close()
  }
}

async function checkReading(
  parts: ProtocolParts,
  rights: readonly Permission[],
  settings: SftpSettings,
  session: SftpSession,
  signal: AbortSignal,
  tell: TellLine,
): Promise<void> {
  let files: ReadFiles | undefined
  const reading = await attempt(async () => {
    files = await readFiles(parts, settings, session, signal, () => {})
  })
  const denied = reading?.kind === 'permission' ? reading : null
  for (const right of rights)
    tell(files || denied ? rightLine(right, denied) : { ...skipped('right', right.name), id: right.id })
  if (!files) return tell(lineOf('sample', 'A sample record', reading))
  for await (const line of checkFile(files.file)) tell(line)
}
