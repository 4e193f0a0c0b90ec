import { Navigate, useLocation } from '@tanstack/react-router'
import type { JSX, ReactNode } from 'react'
import type { Session } from '#api/contract/session.ts'
import { Answer, LoadingLines } from '../parts/answer.tsx'
import { useSession } from '../queries.ts'

/** Shows its content to somebody who is signed in; others go to the sign-in page and come back afterwards. */
export function SignedIn(props: { children: (session: Session) => ReactNode }): JSX.Element {
  const session = useSession()
  const location = useLocation()
  return (
    <Answer
      of={session}
      loading={
        <main className="bare">
          <LoadingLines />
        </main>
      }
    >
      {(found) =>
        found === null ? (
          <Navigate to="/sign-in" search={location.href === '/' ? {} : { next: location.href }} replace />
        ) : (
          props.children(found)
        )
      }
    </Answer>
  )
}
