import { IconPlus } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { CompanyAccess } from '../../company.ts'
import { ButtonLink } from '../../parts/links.tsx'
import { text } from '../../text.ts'

export function SetUpButton({ company }: { company: CompanyAccess }): JSX.Element {
  return (
    <ButtonLink
      to="/c/$company/integrations/hr-integration/catalogue"
      params={{ company: company.slug }}
      leftSection={<IconPlus size={17} aria-hidden />}
    >
      {text('landing.set up')}
    </ButtonLink>
  )
}
