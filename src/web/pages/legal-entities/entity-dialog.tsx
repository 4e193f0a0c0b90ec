import { Button, Modal, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { LegalEntity } from '#model/person.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useWrite } from '#web/queries.ts'
import { text } from '#web/text.ts'

const reads = ['GET /companies/{company}/legal-entities'] as const
const zones = Intl.supportedValuesOf('timeZone')

type Draft = Readonly<{ name: string; organisationNumber: string; country: string; timeZone: string | null }>

function draftOf(entity: LegalEntity | null): Draft {
  return {
    name: entity?.name ?? '',
    organisationNumber: entity?.organisationNumber ?? '',
    country: entity?.country ?? '',
    timeZone: entity?.timeZone ?? null,
  }
}

function useSave(entity: LegalEntity | null, company: string, onSaved: () => void) {
  const add = useWrite('POST /companies/{company}/legal-entities', reads)
  const change = useWrite('PATCH /companies/{company}/legal-entities/{legalEntity}', reads)
  function save(draft: Draft) {
    const body = {
      name: draft.name.trim(),
      organisationNumber: draft.organisationNumber.trim() || null,
      country: draft.country.trim().toUpperCase() || null,
      timeZone: draft.timeZone,
    }
    if (entity === null) add.mutate({ params: { company }, body }, { onSuccess: onSaved })
    else change.mutate({ params: { company, legalEntity: entity.id }, body }, { onSuccess: onSaved })
  }
  return { save, busy: add.isPending || change.isPending, error: add.error ?? change.error }
}

type Props = Readonly<{ entity: LegalEntity | null; company: string; onClose: () => void }>

/** Adds a legal entity or changes one. */
export function EntityDialog({ entity, company, onClose }: Props) {
  const [draft, setDraft] = useState(() => draftOf(entity))
  const [tried, setTried] = useState(false)
  const { save, busy, error } = useSave(entity, company, onClose)
  const named = draft.name.trim() !== ''
  const placed = draft.country.trim() === '' || /^[a-z]{2}$/i.test(draft.country.trim())
  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (named && placed) save(draft)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        entity === null ? text('entities.add.title') : text('entities.edit.title', { name: entity.name })
      }
      closeButtonProps={{ 'aria-label': text('close') }}
    >
      <form className="stack" onSubmit={submit}>
        <TextInput
          label={text('entities.name')}
          data-autofocus
          value={draft.name}
          error={tried && !named && text('entities.name.missing')}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <TextInput
          label={text('entities.number')}
          value={draft.organisationNumber}
          onChange={(event) => setDraft({ ...draft, organisationNumber: event.currentTarget.value })}
        />
        <TextInput
          label={text('entities.country')}
          description={text('entities.country.hint')}
          maxLength={2}
          value={draft.country}
          error={tried && !placed && text('entities.country.wrong')}
          onChange={(event) => setDraft({ ...draft, country: event.currentTarget.value })}
        />
        <Select
          label={text('entities.zone')}
          description={text('entities.zone.hint')}
          data={zones}
          searchable
          clearable
          limit={60}
          value={draft.timeZone}
          onChange={(timeZone) => setDraft({ ...draft, timeZone })}
        />
        {error && <ProblemNote error={error} />}
        <div className="row entity-foot">
          <Button variant="default" onClick={onClose}>
            {text('cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {text('save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
