import { Checkbox, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { SecretSlot } from '#model/described-fields.ts'
import { text } from '../../text.ts'
import { storedNote } from '../set-up/stored-note.ts'
import type { Draft } from './draft.ts'
import type { Secrets, SectionProps } from './editor-parts.ts'
import { TokenRequestInputs } from './token-request-inputs.tsx'

export type SignIn = Draft['signIn']
type Props = SectionProps & Readonly<{ secrets: Secrets; onFocusGuide: (anchor: string) => void }>

const schemes = ['bearer', 'header', 'basic', 'token-request', 'none'] as const
const starts: Readonly<Record<(typeof schemes)[number], SignIn>> = {
  bearer: { scheme: 'bearer', token: { secret: 'apiKey' } },
  header: { scheme: 'header', header: '', value: { secret: 'apiKey' } },
  basic: { scheme: 'basic', username: '', password: { secret: 'password' } },
  'token-request': {
    scheme: 'token-request',
    path: '',
    send: 'form',
    fields: {
      client_id: '',
      client_secret: { secret: 'clientSecret' },
      grant_type: 'client_credentials',
    },
    tokenAt: 'access_token',
    expiresInAt: 'expires_in',
  },
  none: { scheme: 'none' },
}

/** The secrets that the chosen way needs. */
export function slotsOf(signIn: SignIn): readonly SecretSlot[] {
  const found = [...JSON.stringify(signIn).matchAll(/"secret":"(\w+)"/g)].map(
    ([, slot]) => slot as SecretSlot,
  )
  return [...new Set(found)]
}

function SecretInput({
  slot,
  secrets,
  fault,
}: {
  slot: SecretSlot
  secrets: Secrets
  fault: string | undefined
}) {
  const stored = secrets.stored.find((one) => one.name === slot)
  return (
    <PasswordInput
      label={text(`describe.secret.${slot}`)}
      description={storedNote(stored)}
      value={secrets.values[slot] ?? ''}
      error={fault}
      autoComplete="new-password"
      data-1p-ignore
      name={`credential-${slot}`}
      onChange={(event) => secrets.onChange(slot, event.currentTarget.value)}
    />
  )
}

function Basic({ signIn, change, faults }: Inputs & { signIn: Extract<SignIn, { scheme: 'basic' }> }) {
  const keyAsUser = typeof signIn.username !== 'string'
  return (
    <>
      {typeof signIn.username === 'string' && (
        <TextInput
          label={text('describe.username')}
          value={signIn.username}
          error={faults.get('signIn.username')}
          autoComplete="off"
          onChange={(event) => change({ ...signIn, username: event.currentTarget.value })}
        />
      )}
      <Checkbox
        label={text('describe.key as user')}
        checked={keyAsUser}
        onChange={() =>
          change(
            keyAsUser ? starts.basic : { scheme: 'basic', username: { secret: 'apiKey' }, password: 'x' },
          )
        }
      />
    </>
  )
}

export type Inputs = Readonly<{ change: (signIn: SignIn) => void; faults: ReadonlyMap<string, string> }>

function WayInputs({ signIn, change, faults }: Inputs & { signIn: SignIn }): JSX.Element | null {
  switch (signIn.scheme) {
    case 'basic':
      return <Basic signIn={signIn} change={change} faults={faults} />
    case 'token-request':
      return <TokenRequestInputs signIn={signIn} change={change} faults={faults} />
    case 'header':
      return (
        <div className="describe-pair">
          <TextInput
            label={text('describe.header')}
            placeholder="X-Api-Key"
            value={signIn.header}
            error={faults.get('signIn.header')}
            spellCheck={false}
            onChange={(event) => change({ ...signIn, header: event.currentTarget.value.trim() })}
          />
          <TextInput
            label={text('describe.prefix')}
            description={text('describe.prefix hint')}
            value={signIn.prefix ?? ''}
            error={faults.get('signIn.prefix')}
            spellCheck={false}
            onChange={(event) => change({ ...signIn, prefix: event.currentTarget.value })}
          />
        </div>
      )
    default:
      return null
  }
}

/** How calls prove who they are; secrets are typed here and never become part of the description. */
export function SignInSection({ draft, onChange, faults, secrets, onFocusGuide }: Props): JSX.Element {
  const { signIn } = draft
  const change = (next: SignIn) => onChange({ ...draft, signIn: next })
  const slots = slotsOf(signIn)
  return (
    <section
      className="card stack"
      aria-label={text('describe.sign-in')}
      onFocus={() => onFocusGuide('#sign-in')}
    >
      <h2 className="section-title">{text('describe.sign-in')}</h2>
      <NativeSelect
        label={text('describe.scheme')}
        data={schemes.map((one) => ({ value: one, label: text(`describe.scheme.${one}`) }))}
        value={signIn.scheme}
        onChange={(event) => {
          const chosen = schemes.find((one) => one === event.currentTarget.value)
          if (chosen) change(starts[chosen])
        }}
      />
      <WayInputs signIn={signIn} change={change} faults={faults} />
      {slots.map((slot) => (
        <SecretInput key={slot} slot={slot} secrets={secrets} fault={faults.get(slot)} />
      ))}
      {slots.length > 0 && (
        <p className="dim small with-icon">
          <IconLock size={15} aria-hidden />
          {text('connect.secret note')}
        </p>
      )}
    </section>
  )
}
