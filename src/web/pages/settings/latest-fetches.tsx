import { Button, Modal, NumberInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Snapshot } from '#model/snapshot.ts'
import { formatInstant } from '#web/format.ts'
import { Age } from '#web/parts/age.tsx'
import { Answer } from '#web/parts/answer.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useRead, useWrite } from '#web/queries.ts'
import { text } from '#web/text.ts'
import { FetchNowButton } from '../landing/connection-actions.tsx'
import type { TabProps } from './connection-tab.tsx'

const shownAtMost = 10

function lacks(snapshot: Snapshot): string {
  return snapshot.incompleteBecause.map((one) => one.detail).join('; ') || snapshot.failure?.what || ''
}

type ReleaseProps = Readonly<{ snapshot: Snapshot; company: string; connection: string; onClose: () => void }>

/** A held fetch is released like a hard hold: the number it would lose, and why. */
function ReleaseDialog({ snapshot, company, connection, onClose }: ReleaseProps) {
  const release = useWrite(
    'POST /companies/{company}/connections/{connection}/snapshots/{snapshot}/release',
    [
      'GET /companies/{company}/connections/{connection}/snapshots',
      'GET /companies/{company}/connections/{connection}',
      'GET /companies/{company}/connections',
    ],
  )
  const [number, setNumber] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  function submit(event: FormEvent) {
    event.preventDefault()
    if (number === null) return
    const params = { company, connection, snapshot: snapshot.id }
    release.mutate({ params, body: { number, reason: reason.trim() } }, { onSuccess: onClose })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={text('connection.fetch.release.title')}
      closeButtonProps={{ 'aria-label': text('close') }}
    >
      <form className="stack" onSubmit={submit}>
        <p>{text('connection.fetch.release.lead', { what: lacks(snapshot) })}</p>
        <NumberInput
          label={text('connection.fetch.release.number')}
          min={0}
          allowDecimal={false}
          data-autofocus
          onChange={(value) => setNumber(typeof value === 'number' ? value : null)}
        />
        <TextInput
          label={text('connection.fetch.release.reason')}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {release.error && <ProblemNote error={release.error} />}
        <div>
          <Button
            type="submit"
            loading={release.isPending}
            disabled={number === null || reason.trim().length < 3}
          >
            {text('connection.fetch.release.do')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function Line({ snapshot, onRelease }: Readonly<{ snapshot: Snapshot; onRelease: () => void }>) {
  const { reused } = snapshot.progress
  return (
    <li>
      <span className="settings-grow">
        <span className="strong">{text(`connection.fetch.${snapshot.state}`)}</span>{' '}
        <span className="dim">
          <Age at={snapshot.finishedAt ?? snapshot.startedAt} />
          {' · '}
          {text('connection.fetch.people', { n: snapshot.progress.people })}
          {snapshot.problems > 0 && ` · ${text('connection.fetch.problems', { n: snapshot.problems })}`}
        </span>
        {reused !== undefined && (
          <span className="dim small settings-lacks">
            {text('connection.fetch.reused', { n: reused.people, since: formatInstant(reused.readAt) })}
          </span>
        )}
        {lacks(snapshot) !== '' && <span className="dim small settings-lacks">{lacks(snapshot)}</span>}
      </span>
      {snapshot.state === 'held' && (
        <Button size="xs" variant="default" onClick={onRelease}>
          {text('connection.fetch.release')}
        </Button>
      )}
    </li>
  )
}

/** The latest fetches, what they lacked, and the way to release a held one. */
export function LatestFetches({ connection, company }: TabProps) {
  const params = { company, connection: connection.id }
  const snapshots = useRead('GET /companies/{company}/connections/{connection}/snapshots', { params })
  const [releasing, setReleasing] = useState<Snapshot | null>(null)
  return (
    <section className="card" aria-labelledby="connection-fetches">
      <div className="row spread">
        <h2 className="settings-head" id="connection-fetches">
          {text('connection.fetches')}
        </h2>
        {connection.setupStep === 'done' && <FetchNowButton connection={connection} />}
      </div>
      <Answer of={snapshots}>
        {(found) =>
          found.length === 0 ? (
            <p className="dim">{text('connection.fetches.none')}</p>
          ) : (
            <ul className="settings-list">
              {found.slice(0, shownAtMost).map((snapshot) => (
                <Line key={snapshot.id} snapshot={snapshot} onRelease={() => setReleasing(snapshot)} />
              ))}
            </ul>
          )
        }
      </Answer>
      {releasing && <ReleaseDialog snapshot={releasing} {...params} onClose={() => setReleasing(null)} />}
    </section>
  )
}
