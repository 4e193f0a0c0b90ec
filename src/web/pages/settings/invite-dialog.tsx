import { Button, Modal, MultiSelect, Radio, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Role } from '#model/access.ts'
import { formatInstant } from '#web/format.ts'
import { CopyButton } from '#web/parts/copy-button.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useRead, useWrite } from '#web/queries.ts'
import { text } from '#web/text.ts'

type Props = Readonly<{ company: string; onClose: () => void }>

function Link({ link, expiresAt }: Readonly<{ link: string; expiresAt: string }>) {
  return (
    <div className="stack">
      <p>{text('members.invite.link', { at: formatInstant(expiresAt) })}</p>
      <p className="mono settings-link">{link}</p>
      <div>
        <CopyButton value={link} />
      </div>
    </div>
  )
}

/** Invites somebody by a link that is handed over. */
export function InviteDialog({ company, onClose }: Props) {
  const invite = useWrite('POST /companies/{company}/members', ['GET /companies/{company}/members'])
  const entities = useRead('GET /companies/{company}/legal-entities', { params: { company } })
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('admin')
  const [chosen, setChosen] = useState<string[]>([])
  function submit(event: FormEvent) {
    event.preventDefault()
    const legalEntityIds = role === 'finance manager' && chosen.length > 0 ? chosen : null
    invite.mutate({ params: { company }, body: { email: email.trim(), role, legalEntityIds } })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={text('members.invite')}
      closeButtonProps={{ 'aria-label': text('close') }}
    >
      {invite.data ? (
        <Link {...invite.data} />
      ) : (
        <form className="stack" onSubmit={submit}>
          <TextInput
            label={text('members.invite.email')}
            type="email"
            required
            data-autofocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Radio.Group
            label={text('members.invite.role')}
            value={role}
            onChange={(value) => setRole(value === 'admin' ? 'admin' : 'finance manager')}
          >
            <div className="stack settings-roles">
              <Radio
                value="admin"
                label={text('role.admin')}
                description={text('members.invite.admin-hint')}
              />
              <Radio
                value="finance manager"
                label={text('role.finance manager')}
                description={text('members.invite.finance-hint')}
              />
            </div>
          </Radio.Group>
          {role === 'finance manager' && (
            <MultiSelect
              label={text('members.invite.entities')}
              placeholder={chosen.length === 0 ? text('members.invite.entities.all') : ''}
              data={(entities.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
              value={chosen}
              onChange={setChosen}
              searchable
            />
          )}
          {invite.error && <ProblemNote error={invite.error} />}
          <div>
            <Button type="submit" loading={invite.isPending} disabled={email.trim() === ''}>
              {text('members.invite.make')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  )
}
