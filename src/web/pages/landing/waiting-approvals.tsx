import { IconUserCheck } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { WaitingApproval } from '#api/contract/approval.ts'
import { useCompany, useIsAdmin } from '../../company.ts'
import { Age } from '../../parts/age.tsx'
import { ButtonLink } from '../../parts/links.tsx'
import { useRead } from '../../queries.ts'
import { text } from '../../text.ts'
import { namesWithOr } from '../preview/approval.ts'

function sentence(one: WaitingApproval, admin: boolean): string {
  const { lines, connectionName } = one
  const values = { name: one.askedBy, lines, connection: connectionName ?? 'none' }
  const approvers = namesWithOr(one.approvers)
  if (one.mine) return text('landing.approval.mine', { ...values, approvers })
  return admin
    ? text('landing.approval.yours', values)
    : text('landing.approval.other', { ...values, approvers })
}

/** Who is waiting for whom since when. */
export function WaitingApprovals(): JSX.Element | null {
  const { slug } = useCompany()
  const admin = useIsAdmin()
  const waiting = useRead('GET /companies/{company}/approvals', { params: { company: slug } })
  if (waiting.data === undefined || waiting.data.length === 0) return null
  return (
    <section aria-label={text('landing.approvals')} className="landing-approvals">
      {waiting.data.map((one) => (
        <div key={one.id} className="landing-approval">
          <IconUserCheck size={20} stroke={1.8} aria-hidden className="landing-approval-icon" />
          <p>
            {sentence(one, admin)}{' '}
            <span className="dim small">
              <Age at={one.askedAt} />
            </span>
          </p>
          <ButtonLink
            size="sm"
            variant={admin && !one.mine ? 'filled' : 'default'}
            to="/c/$company/integrations/hr-integration/preview/$plan"
            params={{ company: slug, plan: one.planId }}
          >
            {text(admin && !one.mine ? 'landing.approval.review' : 'landing.approval.open')}
          </ButtonLink>
        </div>
      ))}
    </section>
  )
}
