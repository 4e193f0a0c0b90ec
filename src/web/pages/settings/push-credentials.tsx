import type { Connection } from '#api/contract/connection.ts'
import { PushPanel } from '#web/parts/set-up/push-panel.tsx'
import { useRead } from '#web/queries.ts'
import { text } from '#web/text.ts'

/** In place of credentials, where people are sent here: address, token, and what came so far. */
export function PushCredentials({
  connection,
  company,
}: Readonly<{ connection: Connection; company: string }>) {
  const connector = useRead('GET /companies/{company}/connectors/{connector}', {
    params: { company, connector: connection.connectorId },
  })
  const method = connector.data?.methods.find((one) => one.id === connection.methodId)
  if (method?.transport !== 'push') return null
  return (
    <section className="card stack" aria-labelledby="connection-push">
      <h2 className="settings-head" id="connection-push">
        {text('push.title')}
      </h2>
      <p className="dim">{text('push.lead')}</p>
      <PushPanel params={{ company, connection: connection.id }} />
    </section>
  )
}
