import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, type JSX, useState } from 'react'
import type { ResponseOf } from '#api/contract/index.ts'
import { Answer } from '../../parts/answer.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { rememberSession, useRead, useWrite } from '../../queries.ts'
import { text } from '../../text.ts'
import { Door } from './door.tsx'

type Invitation = ResponseOf<'GET /invitations/{token}'>

function AcceptForm({ token, invitation }: { token: string; invitation: Invitation }): JSX.Element {
  const navigate = useNavigate()
  const accept = useWrite('POST /invitations/{token}')
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const existing = invitation.existingUser
  async function submit(event: FormEvent) {
    event.preventDefault()
    // Somebody with an account keeps the name it has; the address stands in for it here.
    const body = { name: existing ? invitation.email : name, password }
    const session = await accept.mutateAsync({ params: { token }, body }).catch(() => null)
    if (!session) return
    rememberSession(session)
    await navigate({ to: '/', replace: true })
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      {existing && <p>{text('invitation.existing')}</p>}
      <input type="email" autoComplete="username" value={invitation.email} readOnly hidden />
      {!existing && (
        <TextInput
          label={text('firstSetUp.name')}
          autoComplete="name"
          required
          autoFocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <PasswordInput
        label={text('signIn.password')}
        description={existing ? undefined : text('firstSetUp.password hint')}
        autoComplete={existing ? 'current-password' : 'new-password'}
        required
        {...(existing ? {} : { minLength: 12 })}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {accept.error && <ProblemNote error={accept.error} />}
      <Button type="submit" loading={accept.isPending} fullWidth>
        {text('invitation.action')}
      </Button>
    </form>
  )
}

export function InvitationPage(): JSX.Element {
  const { token } = useParams({ from: '/invitation/$token' })
  const invitation = useRead('GET /invitations/{token}', { params: { token } }, { retry: false })
  const found = invitation.data
  const lead = found && text('invitation.lead', { role: text(`role.${found.role}`), email: found.email })
  const title = invitation.error
    ? text('invitation.failed')
    : text('invitation.title', { company: found?.companyName ?? '…' })
  return (
    <Door title={title} lead={lead}>
      <Answer of={invitation}>{(one) => <AcceptForm token={token} invitation={one} />}</Answer>
    </Door>
  )
}
