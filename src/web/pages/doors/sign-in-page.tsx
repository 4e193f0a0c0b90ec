import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, type JSX, useState } from 'react'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { rememberSession, useWrite } from '../../queries.ts'
import { text } from '../../text.ts'
import { Door } from './door.tsx'

/** Only addresses of this portal; anything else could send somebody elsewhere after the sign-in. */
function placeInPortal(next: string | undefined): string {
  return next?.startsWith('/') && !/^\/[/\\]/.test(next) ? next : '/'
}

export function SignInPage(): JSX.Element {
  const { next } = useSearch({ from: '/sign-in' })
  const navigate = useNavigate()
  const signIn = useWrite('POST /session/sign-in')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  async function submit(event: FormEvent) {
    event.preventDefault()
    const session = await signIn.mutateAsync({ body: { email: email.trim(), password } }).catch(() => null)
    if (!session) return
    rememberSession(session)
    await navigate({ href: placeInPortal(next), replace: true })
  }
  return (
    <Door title={text('signIn.title')}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {signIn.error && <ProblemNote error={signIn.error} />}
        <TextInput
          label={text('signIn.email')}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={text('signIn.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={signIn.isPending} fullWidth>
          {text('signIn.action')}
        </Button>
      </form>
      <p className="dim small">{text('signIn.hint')}</p>
    </Door>
  )
}
