import type { Logger } from 'pino'
import type { Mailer } from './mailer.ts'
import { writeApprovalNotice } from './write-approval-notice.ts'

type Parts = Readonly<{ mailer: Mailer | null; publicUrl: string; log: Logger }>

/** Tells those who could approve. A mail that cannot be sent never stops the asking: it stands on the screen as well. */
export async function sendApprovalNotice(
  { mailer, publicUrl, log }: Parts,
  company: Readonly<{ slug: string; name: string }>,
  asked: Readonly<{ planId: string; askedBy: string; to: readonly Readonly<{ email: string }>[] }>,
): Promise<void> {
  if (mailer === null || asked.to.length === 0) return
  const link = `${publicUrl}/c/${company.slug}/integrations/hr-integration/preview/${asked.planId}`
  const notice = writeApprovalNotice({ askedBy: asked.askedBy, companyName: company.name, link })
  try {
    await mailer.send({ to: asked.to.map((one) => one.email), ...notice })
  } catch (error) {
    log.warn({ err: error, planId: asked.planId }, 'a request for approval could not be mailed')
  }
}
