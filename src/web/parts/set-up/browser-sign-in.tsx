import { Button, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconExternalLink } from '@tabler/icons-react'
import { type JSX, useEffect, useRef, useState } from 'react'
import {
  type SignInOutcome,
  type BrowserSignIn as SignInState,
  signInOutcomes,
} from '#api/contract/browser-sign-in.ts'
import { formatDay } from '../../format.ts'
import { useRead, useWrite } from '../../queries.ts'
import { text } from '../../text.ts'
import { Answer } from '../answer.tsx'
import { CopyButton } from '../copy-button.tsx'
import { ProblemNote } from '../problem-note.tsx'
import type { Method } from './credentials-form.tsx'

type Place = Readonly<{ company: string; connection: string }>

/** Whether this way in needs somebody to sign in to the HR system. */
export function needsSignIn(method: Method): boolean {
  return method.credentials.some((field) => field.obtained)
}

/** Who signed in to the HR system; asked for only where somebody must. */
export function useSignInState(method: Method, params: Place) {
  return useRead(
    'GET /companies/{company}/connections/{connection}/sign-in',
    { params },
    { enabled: needsSignIn(method) },
  )
}

function StateLine({ signedIn }: Pick<SignInState, 'signedIn'>): JSX.Element {
  const Icon = signedIn === null ? IconCircleDashed : IconCircleCheck
  return (
    <p className={signedIn === null ? 'with-icon' : 'with-icon sign-in-done'} role="status">
      <Icon size={18} aria-hidden />
      {signedIn === null
        ? text('browserSignIn.not yet')
        : text('browserSignIn.by', { name: signedIn.by, day: formatDay(signedIn.at.slice(0, 10)) })}
    </p>
  )
}

/** What the address says about a sign-in that somebody just came back from. */
function useCameBack(): SignInOutcome | null {
  const [told] = useState(() => new URLSearchParams(window.location.search).get('sign-in'))
  return signInOutcomes.find((one) => one === told) ?? null
}

/** Whoever comes back looks at what came of it, which lies far down the page. */
function useInSight(cameBack: SignInOutcome | null, shown: boolean) {
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    if (cameBack !== null && shown) place.current?.scrollIntoView({ block: 'center' })
  }, [cameBack, shown])
  return place
}

/**
 * Signing in to the HR system, for ways in that want a person to agree there. `prepare` stores what was typed first
 * and tells whether it could.
 */
export function BrowserSignIn(props: {
  state: ReturnType<typeof useSignInState>
  params: Place
  connectorName: string
  prepare?: () => Promise<boolean>
  missing?: boolean
}): JSX.Element {
  const { state, params, connectorName, prepare } = props
  const begin = useWrite('POST /companies/{company}/connections/{connection}/sign-in')
  const cameBack = useCameBack()
  const place = useInSight(cameBack, state.isSuccess)
  async function signIn() {
    if (prepare && !(await prepare())) return
    const begun = await begin.mutateAsync({ params }).catch(() => null)
    if (begun !== null) window.location.assign(begun.address)
  }
  return (
    <section className="stack sign-in" ref={place} aria-labelledby="sign-in-title">
      <h3 className="section-title" id="sign-in-title">
        {text('browserSignIn.title', { connector: connectorName })}
      </h3>
      <Answer of={state}>
        {({ redirectUri, signedIn }) => (
          <>
            <div className="sign-in-address">
              <TextInput
                label={text('browserSignIn.address')}
                description={text('browserSignIn.address why', { connector: connectorName })}
                value={redirectUri}
                readOnly
                onFocus={(event) => event.currentTarget.select()}
              />
              <CopyButton value={redirectUri} />
            </div>
            {cameBack !== null && cameBack !== 'done' && (
              <div className="note" role="alert">
                <IconAlertTriangle size={20} stroke={1.8} aria-hidden className="note-icon" />
                <p>{text(`browserSignIn.came back.${cameBack}`, { connector: connectorName })}</p>
              </div>
            )}
            <StateLine signedIn={signedIn} />
            {props.missing === true && signedIn === null && (
              <p className="sign-in-missing">{text('browserSignIn.missing', { connector: connectorName })}</p>
            )}
            {begin.error && <ProblemNote error={begin.error} />}
            <div className="row">
              <Button
                variant={signedIn === null ? 'filled' : 'default'}
                leftSection={<IconExternalLink size={16} aria-hidden />}
                loading={begin.isPending || begin.isSuccess}
                onClick={() => void signIn()}
              >
                {text(signedIn === null ? 'browserSignIn.begin' : 'browserSignIn.again', {
                  connector: connectorName,
                })}
              </Button>
            </div>
            <p className="dim small">{text('browserSignIn.why', { connector: connectorName })}</p>
          </>
        )}
      </Answer>
    </section>
  )
}
