import { IconBuildingOff } from '@tabler/icons-react'
import { Outlet, useParams } from '@tanstack/react-router'
import type { JSX } from 'react'
import type { Session } from '#api/contract/session.ts'
import { CompanyContext } from '../company.ts'
import { useEventStream } from '../events.ts'
import { useFieldLabels } from '../field-labels.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { ButtonLink } from '../parts/links.tsx'
import { text } from '../text.ts'
import { Frame } from './frame.tsx'
import { SideMenu } from './side-menu.tsx'
import { SignedIn } from './signed-in.tsx'

function UnknownCompany({ session }: { session: Session }): JSX.Element {
  return (
    <EmptyState
      icon={IconBuildingOff}
      title={text('frame.company.unknown')}
      why={text('frame.company.unknown why', { email: session.user.email })}
    >
      {session.companies.map((company) => (
        <ButtonLink key={company.slug} to="/c/$company" params={{ company: company.slug }} variant="default">
          {text('frame.company.go', { name: company.name })}
        </ButtonLink>
      ))}
    </EmptyState>
  )
}

function CompanyOnScreen({ session, slug }: { session: Session; slug: string }): JSX.Element {
  const company = session.companies.find((one) => one.slug === slug)
  if (!company) {
    return (
      <Frame session={session} company={null}>
        <UnknownCompany session={session} />
      </Frame>
    )
  }
  return (
    <CompanyContext value={company} key={company.slug}>
      <Events slug={company.slug} />
      <Frame session={session} company={company} menu={<SideMenu company={company} />}>
        <Page company={company.slug} />
      </Frame>
    </CompanyContext>
  )
}

/** Drawn once the words for the company's own fields are there. */
function Page({ company }: { company: string }): JSX.Element | null {
  return useFieldLabels(company) ? <Outlet /> : null
}

function Events({ slug }: { slug: string }): null {
  useEventStream(slug)
  return null
}

/** Everything below /c/{company}: menu, top bar, and the page. */
export function CompanyFrame(): JSX.Element {
  const { company } = useParams({ from: '/c/$company' })
  return <SignedIn>{(session) => <CompanyOnScreen session={session} slug={company} />}</SignedIn>
}
