import { Button } from '@mantine/core'
import { IconPlugOff } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { CompanyAccess } from '../../company.ts'
import { Answer } from '../../parts/answer.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { PageHeading } from '../../parts/page-heading.tsx'
import { useRead } from '../../queries.ts'
import { text } from '../../text.ts'

/** For a company without the feature: whom to ask. */
export function NoFeature({ company }: { company: CompanyAccess }): JSX.Element {
  const read = useRead('GET /companies/{company}', { params: { company: company.slug } })
  return (
    <div className="page">
      <PageHeading title={text('landing.title')} />
      <div className="card">
        <EmptyState
          icon={IconPlugOff}
          title={text('noFeature.title', { company: company.name })}
          why={text('noFeature.why')}
        >
          <Answer of={read}>
            {({ accountManager }) => (
              <div className="contact">
                <p className="dim small">{text('noFeature.contact')}</p>
                <p className="strong">{accountManager.name}</p>
                <p>{accountManager.email}</p>
                {accountManager.phone && <p>{accountManager.phone}</p>}
                <Button component="a" href={`mailto:${accountManager.email}`} mt={10}>
                  {text('noFeature.mail', { name: accountManager.name })}
                </Button>
              </div>
            )}
          </Answer>
        </EmptyState>
      </div>
    </div>
  )
}
