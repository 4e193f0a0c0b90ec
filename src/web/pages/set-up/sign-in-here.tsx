import type { JSX } from 'react'
import { BrowserSignIn, needsSignIn, useSignInState } from '../../parts/set-up/browser-sign-in.tsx'
import type { useConnect } from './connect-action.tsx'
import { useConnectionParams, useSetUp } from './set-up-context.ts'

/** Whether somebody still has to sign in to the HR system before anything can be tested. */
export function useMissingSignIn(): () => Promise<boolean> {
  const { method } = useSetUp()
  const state = useSignInState(method, useConnectionParams())
  return async () => needsSignIn(method) && (await state.refetch()).data?.signedIn === null
}

/** Signing in to the HR system, below what is typed; what was typed is stored before anybody leaves. */
export function SignInHere(props: {
  connect: ReturnType<typeof useConnect>
  missing: boolean
  onBegin: () => void
}): JSX.Element | null {
  const { connect, missing, onBegin } = props
  const { connector, method } = useSetUp()
  const params = useConnectionParams()
  const state = useSignInState(method, params)
  if (!needsSignIn(method)) return null
  const prepare = async () => {
    onBegin()
    return connect.ready && (await connect.store())
  }
  return <BrowserSignIn {...{ state, params, missing, prepare }} connectorName={connector.name} />
}
