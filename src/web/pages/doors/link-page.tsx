import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type JSX, useState } from 'react'
import { call } from '../../api-client.ts'
import { LoadingLines } from '../../parts/answer.tsx'
import { LeaveFor } from '../../parts/leave-for.tsx'
import { ButtonLink } from '../../parts/links.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { remember } from '../../queries.ts'
import { text } from '../../text.ts'
import { Door } from './door.tsx'

async function signInBy(token: string): Promise<true> {
  remember('GET /session', {}, await call('POST /session/link', { body: { token } }))
  return true
}

/** Signs in by a link that works once. As a query, so that a page drawn twice still uses the link once. */
export function LinkPage(): JSX.Element {
  const { token } = useParams({ from: '/sign-in/link/$token' })
  const [mark] = useState(token)
  const signIn = useQuery({
    queryKey: ['sign-in link', mark],
    queryFn: () => signInBy(mark),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  if (signIn.data) return <LeaveFor go={(router) => router.navigate({ to: '/', replace: true })} />
  if (!signIn.error) {
    return (
      <Door title={text('signInLink.title')}>
        <LoadingLines lines={2} />
      </Door>
    )
  }
  return (
    <Door title={text('signInLink.failed')}>
      <ProblemNote error={signIn.error} />
      <ButtonLink to="/sign-in" variant="default">
        {text('signInLink.to sign in')}
      </ButtonLink>
    </Door>
  )
}
