import { useNavigate } from '@tanstack/react-router'
import { createContext, useContext } from 'react'
import type { Connection, SetupStep } from '#api/contract/connection.ts'
import type { Connector } from '#api/contract/connector.ts'
import type { ConnectionSettings } from '#model/settings.ts'
import { useCompany } from '../../company.ts'
import type { CredentialValues, Method } from '../../parts/set-up/credentials-form.tsx'
import { keyOf, queryClient, remember, useWrite } from '../../queries.ts'

export type SetUp = Readonly<{
  connection: Connection
  connector: Connector
  method: Method
  /** What was typed and not yet sent; kept in memory only, so that Back does not lose it. */
  credentials: CredentialValues
  setCredentials: (values: CredentialValues) => void
  settings: ConnectionSettings
  change: (part: Partial<ConnectionSettings>) => void
}>

export const SetUpContext = createContext<SetUp | null>(null)

/** The set-up on the screen. Only inside the set-up page. */
export function useSetUp(): SetUp {
  const setUp = useContext(SetUpContext)
  if (setUp === null) throw new Error('No set-up is on the screen here.')
  return setUp
}

/** Path parameters of the connection that is being set up. */
export function useConnectionParams(): { company: string; connection: string } {
  const { slug } = useCompany()
  return { company: slug, connection: useSetUp().connection.id }
}

const one = 'GET /companies/{company}/connections/{connection}'

export function rememberConnection(company: string, connection: Connection): void {
  remember(one, { params: { company, connection: connection.id } }, connection)
  void queryClient.invalidateQueries({ queryKey: keyOf('GET /companies/{company}/connections') })
}

const order: readonly SetupStep[] = ['connect', 'filter', 'wait', 'customise', 'preview', 'done']

/** Moves the set-up on and opens the step; going back to an earlier step moves nothing on the server. */
export function useGoTo(): { goTo: (step: Exclude<SetupStep, 'done'>) => Promise<void>; moving: boolean } {
  const params = useConnectionParams()
  const { connection } = useSetUp()
  const navigate = useNavigate()
  const move = useWrite('PATCH /companies/{company}/connections/{connection}')
  async function goTo(step: Exclude<SetupStep, 'done'>) {
    if (order.indexOf(step) > order.indexOf(connection.setupStep)) {
      const moved = await move.mutateAsync({ params, body: { setupStep: step } })
      rememberConnection(params.company, moved)
    }
    await navigate({
      to: '/c/$company/integrations/hr-integration/$connection/set-up/$step',
      params: { ...params, step },
    })
  }
  return { goTo, moving: move.isPending }
}

/** Saves the settings of the set-up as the next revision. */
export function useSaveSettings(): {
  save: (settings: ConnectionSettings) => Promise<void>
  saving: boolean
} {
  const params = useConnectionParams()
  const { connection, change } = useSetUp()
  const put = useWrite('PUT /companies/{company}/connections/{connection}/settings')
  async function save(settings: ConnectionSettings) {
    change(settings)
    const saved = await put.mutateAsync({ params, body: { revision: connection.revision, settings } })
    rememberConnection(params.company, saved)
  }
  return { save, saving: put.isPending }
}
