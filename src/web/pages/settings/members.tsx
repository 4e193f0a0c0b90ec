import { Button, Modal } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ResponseOf } from '#api/contract/index.ts'
import { useCompany } from '#web/company.ts'
import { formatInstant } from '#web/format.ts'
import { Answer } from '#web/parts/answer.tsx'
import { keyboardScrollable } from '#web/parts/keyboard-scrollable.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useRead, useSession, useWrite } from '#web/queries.ts'
import { text } from '#web/text.ts'
import { InviteDialog } from './invite-dialog.tsx'

type Member = ResponseOf<'GET /companies/{company}/members'>[number]

function RemoveDialog({ member, onClose }: Readonly<{ member: Member; onClose: () => void }>) {
  const { slug } = useCompany()
  const remove = useWrite('DELETE /companies/{company}/members/{userId}', [
    'GET /companies/{company}/members',
  ])
  const params = { company: slug, userId: member.userId ?? '' }
  return (
    <Modal
      opened
      onClose={onClose}
      title={text('members.remove.title', { name: member.name })}
      closeButtonProps={{ 'aria-label': text('close') }}
    >
      <div className="stack">
        <p>{text('members.remove.lead')}</p>
        {remove.error && <ProblemNote error={remove.error} />}
        <div className="row">
          <Button
            color="red.8"
            loading={remove.isPending}
            onClick={() => remove.mutate({ params }, { onSuccess: onClose })}
          >
            {text('members.remove')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {text('cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

function Sees({ member }: Readonly<{ member: Member }>) {
  const { slug } = useCompany()
  const entities = useRead('GET /companies/{company}/legal-entities', { params: { company: slug } })
  if (member.legalEntityIds === null) return <>{text('members.sees.all')}</>
  const names = member.legalEntityIds.map((id) => entities.data?.find((one) => one.id === id)?.name ?? '–')
  return <>{names.join(', ')}</>
}

function Row({ member, you, onRemove }: Readonly<{ member: Member; you: boolean; onRemove: () => void }>) {
  return (
    <tr>
      <th scope="row">
        {member.name === '' ? member.email : member.name}{' '}
        {you && <span className="dim">({text('members.you')})</span>}
        <span className="dim small">
          {member.invitedUntilAt === null
            ? member.email
            : text('members.invited', { at: formatInstant(member.invitedUntilAt) })}
        </span>
      </th>
      <td>{text(`role.${member.role}`)}</td>
      <td>
        <Sees member={member} />
      </td>
      <td>
        {member.userId !== null && !you && (
          <Button size="compact-sm" variant="subtle" c="var(--leaving)" onClick={onRemove}>
            {text('members.remove')}
            <span className="hidden-visually">: {member.name}</span>
          </Button>
        )}
      </td>
    </tr>
  )
}

/** Members and open invitations. */
export function Members() {
  const { slug } = useCompany()
  const session = useSession()
  const members = useRead('GET /companies/{company}/members', { params: { company: slug } })
  const [inviting, setInviting] = useState(false)
  const [removing, setRemoving] = useState<Member | null>(null)
  return (
    <section className="card" aria-labelledby="settings-members">
      <div className="row spread">
        <h2 className="settings-head" id="settings-members">
          {text('members.title')}
        </h2>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconUserPlus size={16} aria-hidden />}
          onClick={() => setInviting(true)}
        >
          {text('members.invite')}
        </Button>
      </div>
      <Answer of={members}>
        {(found) => (
          <div className="settings-table" {...keyboardScrollable(text('members.title'))}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{text('members.name')}</th>
                  <th scope="col">{text('members.role')}</th>
                  <th scope="col">{text('members.sees')}</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {found.map((member) => (
                  <Row
                    key={member.userId ?? member.email}
                    member={member}
                    you={member.userId === session.data?.user.id}
                    onRemove={() => setRemoving(member)}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Answer>
      {inviting && <InviteDialog company={slug} onClose={() => setInviting(false)} />}
      {removing && <RemoveDialog member={removing} onClose={() => setRemoving(null)} />}
    </section>
  )
}
