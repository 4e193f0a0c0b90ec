import { ConfirmByTyping } from '#web/parts/confirm-by-typing.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { remember, useRead, useWrite } from '#web/queries.ts'
import { text } from '#web/text.ts'
import type { TabProps } from './connection-tab.tsx'
import { DisconnectReceiptNote, Reconnect } from './disconnect-receipt.tsx'

/** What goes, what stays, and the name to type. */
export function DisconnectTab({ connection, company }: TabProps) {
  const disconnect = useWrite('POST /companies/{company}/connections/{connection}/disconnect', [
    'GET /companies/{company}/disconnect-receipts',
    'GET /companies/{company}/connections',
    'GET /session',
  ])
  const params = { company, connection: connection.id }
  return (
    <section className="card stack settings-danger" aria-labelledby="connection-disconnect">
      <h2 className="settings-head" id="connection-disconnect">
        {text('disconnect.title', { name: connection.name })}
      </h2>
      <div className="settings-two">
        <div>
          <h3>{text('disconnect.goes')}</h3>
          <ul>
            <li>{text('disconnect.goes.credentials')}</li>
            <li>{text('disconnect.goes.data')}</li>
          </ul>
        </div>
        <div>
          <h3>{text('disconnect.stays')}</h3>
          <ul>
            <li>{text('disconnect.stays.people')}</li>
            <li>{text('disconnect.stays.history')}</li>
          </ul>
        </div>
      </div>
      <ConfirmByTyping
        value={connection.name}
        action={text('disconnect.do')}
        danger
        busy={disconnect.isPending}
        onConfirm={() =>
          disconnect.mutate(
            { params, body: { confirmName: connection.name } },
            {
              // Asked for again it would be gone; the page goes on with what it was.
              onSuccess: () =>
                remember(
                  'GET /companies/{company}/connections/{connection}',
                  { params },
                  { ...connection, state: 'disconnected' },
                ),
            },
          )
        }
      >
        {disconnect.error && <ProblemNote error={disconnect.error} />}
      </ConfirmByTyping>
    </section>
  )
}

/** The receipt of a connection that was disconnected, and the way back. */
export function Disconnected({ connection, company }: TabProps) {
  const receipts = useRead('GET /companies/{company}/disconnect-receipts', { params: { company } })
  const receipt = receipts.data?.find((one) => one.connectionId === connection.id)
  return (
    <section className="card stack" role="status">
      <h2 className="settings-head">{text('disconnect.done', { name: connection.name })}</h2>
      {receipt ? (
        <DisconnectReceiptNote receipt={receipt} />
      ) : (
        <p className="dim">{text('disconnect.again')}</p>
      )}
      <Reconnect connectorId={connection.connectorId} />
    </section>
  )
}
