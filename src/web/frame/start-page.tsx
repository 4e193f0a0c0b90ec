import { IconBuilding } from '@tabler/icons-react'
import { Navigate } from '@tanstack/react-router'
import type { JSX } from 'react'
import { EmptyState } from '../parts/empty-state.tsx'
import { text } from '../text.ts'
import { SignedIn } from './signed-in.tsx'

/** The bare address leads to where somebody works. */
export function StartPage(): JSX.Element {
  return (
    <SignedIn>
      {(session) => {
        const [first] = session.companies
        if (first) return <Navigate to="/c/$company" params={{ company: first.slug }} replace />
        if (session.accountManager) return <Navigate to="/account-manager" replace />
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
