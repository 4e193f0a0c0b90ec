import { Button, Checkbox, PasswordInput, Select, TextInput } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, type JSX, useState } from 'react'
import type { BodyOf } from '#api/contract/index.ts'
import { Answer } from '../../parts/answer.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { portalName } from '../../portal-name.ts'
import { rememberSession, useRead, useWrite } from '../../queries.ts'
import { text } from '../../text.ts'
import { Door } from './door.tsx'

type Fields = BodyOf<'POST /setup/{token}'>
type Change = (part: Partial<Fields>) => void

const here = Intl.DateTimeFormat().resolvedOptions().timeZone
const timeZones = [...new Set([here, ...Intl.supportedValuesOf('timeZone')])]
const blank: Fields = {
  name: '',
  email: '',
  password: '',
  phone: null,
  companyName: '',
  timeZone: here,
  alsoAdmin: true,
}

function AccountManagerFields({ value, change }: { value: Fields; change: Change }): JSX.Element {
  const short = value.password !== '' && value.password.length < 12
  return (
    <fieldset>
      <legend>{text('firstSetUp.you')}</legend>
      <p className="dim small">{text('firstSetUp.you hint')}</p>
      <TextInput
        label={text('firstSetUp.name')}
        autoComplete="name"
        required
        autoFocus
        value={value.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        label={text('signIn.email')}
        type="email"
        autoComplete="username"
        required
        value={value.email}
        onChange={(event) => change({ email: event.currentTarget.value })}
      />
      <PasswordInput
        label={text('signIn.password')}
        description={text('firstSetUp.password hint')}
        autoComplete="new-password"
        required
        minLength={12}
        error={short ? text('firstSetUp.password short', { n: value.password.length }) : undefined}
        value={value.password}
        onChange={(event) => change({ password: event.currentTarget.value })}
      />
      <TextInput
        label={text('firstSetUp.phone')}
        description={text('firstSetUp.optional')}
        type="tel"
        autoComplete="tel"
        value={value.phone ?? ''}
        onChange={(event) => change({ phone: event.currentTarget.value || null })}
      />
    </fieldset>
  )
}

function CompanyFields({ value, change }: { value: Fields; change: Change }): JSX.Element {
  return (
    <fieldset>
      <legend>{text('firstSetUp.company')}</legend>
      <TextInput
        label={text('firstSetUp.company name')}
        autoComplete="organization"
        required
        value={value.companyName}
        onChange={(event) => change({ companyName: event.currentTarget.value })}
      />
      <Select
        label={text('firstSetUp.time zone')}
        description={text('firstSetUp.time zone hint')}
        data={timeZones}
        searchable
        limit={60}
        allowDeselect={false}
        value={value.timeZone}
        onChange={(zone) => zone && change({ timeZone: zone })}
      />
      <Checkbox
        label={text('firstSetUp.also admin')}
        description={text('firstSetUp.also admin hint')}
        checked={value.alsoAdmin}
        onChange={(event) => change({ alsoAdmin: event.currentTarget.checked })}
      />
    </fieldset>
  )
}

function FirstSetUpForm({ token }: { token: string }): JSX.Element {
  const navigate = useNavigate()
  const setUp = useWrite('POST /setup/{token}')
  const [value, setValue] = useState(blank)
  const change: Change = (part) => setValue((before) => ({ ...before, ...part }))
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (value.password.length < 12) return
    const session = await setUp.mutateAsync({ params: { token }, body: value }).catch(() => null)
    if (!session) return
    rememberSession(session)
    await navigate({ to: '/', replace: true })
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <AccountManagerFields value={value} change={change} />
      <CompanyFields value={value} change={change} />
      {setUp.error && <ProblemNote error={setUp.error} />}
      <Button type="submit" loading={setUp.isPending} fullWidth>
        {text('firstSetUp.action')}
      </Button>
    </form>
  )
}

/** Behind the one-time link that the first start prints. */
export function FirstSetUpPage(): JSX.Element {
  const { token } = useParams({ from: '/setup/$token' })
  const link = useRead('GET /setup/{token}', { params: { token } }, { retry: false })
  const name = link.data?.portalName ?? portalName()
  return (
    <Door title={text('firstSetUp.title', { portal: name })} lead={link.data && text('firstSetUp.lead')}>
      <Answer of={link}>{() => <FirstSetUpForm token={token} />}</Answer>
    </Door>
  )
}
