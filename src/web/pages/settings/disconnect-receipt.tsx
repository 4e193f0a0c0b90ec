import { Button } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import type { DisconnectReceipt } from '#api/contract/connection.ts'
import { useCompany, useIsAdmin } from '#web/company.ts'
import { formatInstant } from '#web/format.ts'
import { useBeginSetUp } from '#web/parts/set-up/begin-set-up.ts'
import { text } from '#web/text.ts'

/** What Disconnect destroyed and what it kept. */
export function DisconnectReceiptNote({ receipt }: Readonly<{ receipt: DisconnectReceipt }>) {
  const { credentials, snapshots, stagedRecords, files, pushedPeople = 0 } = receipt.destroyed
  return (
    <div className="settings-receipt">
      <p>
        {text('disconnect.receipt.by', { name: receipt.by })}, {formatInstant(receipt.at)}
      </p>
      <p>{text('disconnect.receipt.destroyed', { credentials, snapshots, records: stagedRecords, files })}</p>
      {pushedPeople > 0 && <p>{text('disconnect.receipt.pushed', { n: pushedPeople })}</p>}
      <p>{text('disconnect.receipt.kept', receipt.kept)}</p>
      <p className="dim">{text('disconnect.again')}</p>
    </div>
  )
}

/** The same set-up again; the earlier settings and links are offered there. */
export function Reconnect({ connectorId }: Readonly<{ connectorId: string }>) {
  const { slug } = useCompany()
  const admin = useIsAdmin()
  const { begin, busyWith } = useBeginSetUp(slug)
  if (!admin) return null
  return (
    <div>
      <Button
        size="sm"
        variant="default"
        loading={busyWith !== null}
        leftSection={<IconPlugConnected size={17} aria-hidden />}
        onClick={() => void begin({ id: connectorId })}
      >
        {text('landing.reconnect action')}
      </Button>
    </div>
  )
}
