import { IconBuilding } from '@tabler/icons-react'
import type { JSX } from 'react'
import { EmptyState } from '../parts/empty-state.tsx'
import { LeaveFor } from '../parts/leave-for.tsx'
import { text } from '../text.ts'
import { SignedIn } from './signed-in.tsx'

/** The bare address leads to where somebody works. */
export function StartPage(): JSX.Element {
  return (
    <SignedIn>
      {(session) => {
        const [first] = session.companies
        if (first) {
          const params = { company: first.slug }
          return <LeaveFor go={(router) => router.navigate({ to: '/c/$company', params, replace: true })} />
        }
        if (session.accountManager) {
          return <LeaveFor go={(router) => router.navigate({ to: '/account-manager', replace: true })} />
        }
        return (
          <main>
            <EmptyState
              icon={IconBuilding}
              title={text('frame.company.none')}
              why={text('frame.company.none why', { email: session.user.email })}
            />
          </main>
        )
      }}
    </SignedIn>
  )
}
