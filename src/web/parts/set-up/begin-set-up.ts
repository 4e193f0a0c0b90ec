import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api-client.ts'
import { keyOf, queryClient, remember, useWrite } from '../../queries.ts'
import { showProblem } from '../show-problem.tsx'

const list = 'GET /companies/{company}/connections'

/** Begins the set-up of an HR system, or goes on with the one that was not finished. */
export function useBeginSetUp(company: string): {
  begin: (connector: { id: string }) => Promise<void>
  busyWith: string | null
} {
  const navigate = useNavigate()
  const create = useWrite('POST /companies/{company}/connections', [list])
  const [busyWith, setBusyWith] = useState<string | null>(null)

  async function unfinished(connectorId: string) {
    const options = { params: { company } }
    const known = await queryClient.fetchQuery({
      queryKey: keyOf(list, options),
      queryFn: () => call(list, options),
    })
    return known.find((one) => one.connectorId === connectorId && one.state === 'set-up unfinished')
  }

  async function begin(connector: { id: string }): Promise<void> {
    setBusyWith(connector.id)
    try {
      const open = await unfinished(connector.id)
      const one =
        open ?? (await create.mutateAsync({ params: { company }, body: { connectorId: connector.id } }))
      if (!open && 'credentials' in one) {
        const params = { company, connection: one.id }
        remember('GET /companies/{company}/connections/{connection}', { params }, one as never)
      }
      await navigate({
        to: '/c/$company/integrations/hr-integration/$connection/set-up/$step',
        params: { company, connection: one.id, step: one.setupStep === 'done' ? 'preview' : one.setupStep },
      })
    } catch (error) {
      showProblem(error)
    } finally {
      setBusyWith(null)
    }
  }
  return { begin, busyWith }
}
