import { Button, Modal, Select, Switch, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { CopyButton } from '#web/parts/copy-button.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useWrite } from '#web/queries.ts'
import { text } from '#web/text.ts'

const zones = Intl.supportedValuesOf('timeZone')

/** Adds a company and gives the link for its first admin. */
export function AddCompany({ onClose }: Readonly<{ onClose: () => void }>) {
  const add = useWrite('POST /account-manager/companies', ['GET /account-manager/companies', 'GET /session'])
  const [name, setName] = useState('')
  const [adminEmail, setAdminEmail] = useState('')
  const [timeZone, setTimeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
  const [hrIntegration, setOn] = useState(true)
  function submit(event: FormEvent) {
    event.preventDefault()
    add.mutate({ body: { name: name.trim(), timeZone, adminEmail: adminEmail.trim(), hrIntegration } })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={text('manager.add')}
      closeButtonProps={{ 'aria-label': text('close') }}
    >
      {add.data ? (
        <div className="stack">
          <p>{text('manager.new.done', { name: add.data.company.name })}</p>
          <p className="mono manager-link">{add.data.link}</p>
          <div>
            <CopyButton value={add.data.link} />
          </div>
        </div>
      ) : (
        <form className="stack" onSubmit={submit}>
          <TextInput
            label={text('manager.new.name')}
            required
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={text('manager.new.zone')}
            description={text('manager.new.zone.hint')}
            data={zones}
            searchable
            limit={60}
            allowDeselect={false}
            value={timeZone}
            onChange={(zone) => zone !== null && setTimeZone(zone)}
          />
          <TextInput
            label={text('manager.new.email')}
            type="email"
            required
            value={adminEmail}
            onChange={(event) => setAdminEmail(event.currentTarget.value)}
          />
          <Switch
            label={text('manager.new.feature')}
            checked={hrIntegration}
            onChange={(event) => setOn(event.currentTarget.checked)}
          />
          {add.error && <ProblemNote error={add.error} />}
          <div>
            <Button
              type="submit"
              loading={add.isPending}
              disabled={name.trim() === '' || adminEmail.trim() === ''}
            >
              {text('manager.new.make')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  )
}
