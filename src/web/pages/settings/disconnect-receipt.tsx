import type { DisconnectReceipt } from '#api/contract/connection.ts'
import { formatInstant } from '#web/format.ts'
import { text } from '#web/text.ts'

/** What Disconnect destroyed and what it kept. */
export function DisconnectReceiptNote({ receipt }: Readonly<{ receipt: DisconnectReceipt }>) {
  const { credentials, snapshots, stagedRecords, files } = receipt.destroyed
  return (
    <div className="settings-receipt">
      <p>
        {text('disconnect.receipt.by', { name: receipt.by })}, {formatInstant(receipt.at)}
      </p>
      <p>{text('disconnect.receipt.destroyed', { credentials, snapshots, records: stagedRecords, files })}</p>
      <p>{text('disconnect.receipt.kept', receipt.kept)}</p>
      <p className="dim">{text('disconnect.again')}</p>
    </div>
  )
}
