import type { JSX, ReactNode } from 'react'
import type { Session } from '#api/contract/session.ts'
import { Answer, LoadingLines } from '../parts/answer.tsx'
import { LeaveFor } from '../parts/leave-for.tsx'
import { useSession } from '../queries.ts'

/** To the sign-in page, remembering where to come back to. */
function ToSignIn(): JSX.Element {
  return (
    <LeaveFor
      go={(router) => {
        const { href } = router.latestLocation
        return router.navigate({ to: '/sign-in', search: href === '/' ? {} : { next: href }, replace: true })
      }}
    />
  )
}

/** Shows its content to somebody who is signed in; others go to the sign-in page and come back afterwards. */
export function SignedIn(props: { children: (session: Session) => ReactNode }): JSX.Element {
  const session = useSession()
  return (
    <Answer
      of={session}
      loading={
        <main className="frame-alone">
          <LoadingLines />
        </main>
      }
    >
      {(found) => (found === null ? <ToSignIn /> : props.children(found))}
    </Answer>
  )
}
