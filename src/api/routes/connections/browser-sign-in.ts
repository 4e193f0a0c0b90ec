import { defineRoute } from '#api/define-route.ts'
import { connectorOf } from '#api/present/present-connection.ts'
import { browserSignInOf, checkCredentials, failureOf } from '#connector-kit'
import { AppError } from '#model/app-error.ts'
import type { Environment } from '#pipeline/environment.ts'
import { redirectUriOf, startSignIn } from '#pipeline/sign-in-to-hr-system.ts'
import type { ConnectionRecord } from '#stores/connection-store.ts'
import { describeSecrets, readSecrets } from '#stores/credential-store.ts'
import type { Tx } from '#stores/transaction.ts'
import { connectionOr404 } from './find-or-refuse.ts'

export const getBrowserSignInRoute = defineRoute(
  'GET /companies/{company}/connections/{connection}/sign-in',
  ({ company, params, services: { environment, publicUrl } }) =>
    environment.database.inCompany(company.id, async (tx) => {
      const { connection, auth } = await signingInOr404(tx, environment, params.connection)
      const secrets = await describeSecrets(tx, connection.id)
      const found = secrets.find((one) => one.field === auth.refreshToken)
      return {
        redirectUri: redirectUriOf(publicUrl),
        signedIn: found === undefined ? null : { by: found.setBy, at: found.setAt },
      }
    }),
)

export const postBrowserSignInRoute = defineRoute(
  'POST /companies/{company}/connections/{connection}/sign-in',
  async ({ company, params, services: { environment, publicUrl }, actor }) => {
    const connection = await environment.database.inCompany(company.id, async (tx) => {
      const found = await signingInOr404(tx, environment, params.connection)
      await requireTyped(tx, environment, found.connection)
      return found.connection
    })
    const by = { name: actor.name, userId: actor.id }
    try {
      return { address: await startSignIn(environment, connection, by, redirectUriOf(publicUrl)) }
    } catch (error) {
      const failure = failureOf(error)
      if (!failure) throw error
      const { what, advice, who } = failure
      throw new AppError('sign-in-not-begun', { title: what, advice, who })
    }
  },
)

async function signingInOr404(tx: Tx, environment: Environment, id: string) {
  const connection = await connectionOr404(tx, id)
  const signIn = browserSignInOf(connectorOf(environment, connection), connection.methodId)
  if (signIn === undefined) throw new AppError('not-found')
  return { connection, auth: signIn.auth }
}

/** Nobody is sent to an HR system whose address or client is not known. */
async function requireTyped(tx: Tx, environment: Environment, connection: ConnectionRecord): Promise<void> {
  const { companyId, id: connectionId, methodId, textCredentials } = connection
  const secrets = await readSecrets(tx, environment.keyring, { companyId, connectionId })
  const checked = checkCredentials(connectorOf(environment, connection), methodId, {
    ...textCredentials,
    ...secrets,
  })
  if (checked.ok) return
  const fields = checked.problems.map((one) => ({ path: `values.${one.name}`, message: one.message }))
  throw new AppError('credentials-wrong-shape', { extras: { fields } })
}
