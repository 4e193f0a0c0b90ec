import type { Logger } from 'pino'
import { connectionStatus } from '#pipeline/connection-status.ts'
import type { Environment } from '#pipeline/environment.ts'
import { findCompanyById } from '#stores/company-store.ts'
import { findConnection } from '#stores/connection-store.ts'
import { claimNotice } from '#stores/notice-store.ts'
import { selectionCounts } from '#stores/plan-selection.ts'
import type { Mailer } from './mailer.ts'
import { writeNotice } from './write-notice.ts'

export type NoticeParts = Readonly<{
  environment: Environment
  mailer: Mailer | null
  publicUrl: string
  log: Logger
}>

/** After a fetch: one mail per reason to those who asked for it. A mail that cannot be sent never stops a fetch. */
export async function sendNotices(
  parts: NoticeParts,
  companyId: string,
  connectionId: string,
): Promise<void> {
  const { environment, mailer, log } = parts
  if (mailer === null) return
  try {
    const mail = await dueMail(environment, parts.publicUrl, companyId, connectionId)
    if (mail !== null) await mailer.send(mail)
  } catch (error) {
    log.warn({ err: error, connectionId }, 'a notice could not be sent')
  }
}

async function dueMail(environment: Environment, publicUrl: string, companyId: string, connectionId: string) {
  const company = await findCompanyById(environment.database, companyId)
  if (company === undefined) return null
  return environment.database.inCompany(companyId, async (tx) => {
    const connection = await findConnection(tx, connectionId)
    if (connection === undefined || connection.notifyEmails.length === 0) return null
    const status = await connectionStatus(tx, connection)
    const notice = writeNotice({
      connectorName: connection.name,
      state: status.state,
      setupFinished: connection.setupStep === 'done',
      waiting: status.waiting ?? 0,
      planDigest: status.plan === undefined ? null : (await selectionCounts(tx, status.plan)).digest,
      failure: connection.failure,
      snapshotState: status.newest?.state ?? null,
      link: `${publicUrl}/c/${company.slug}/integrations/hr-integration`,
    })
    if (notice === null) return null
    const at = environment.clock.now()
    const fresh = await claimNotice(tx, {
      companyId,
      connectionId,
      kind: notice.kind,
      fingerprint: notice.fingerprint,
      at,
    })
    return fresh ? { to: connection.notifyEmails, subject: notice.subject, text: notice.text } : null
  })
}
