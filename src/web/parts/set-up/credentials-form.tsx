import { NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { Connection } from '#api/contract/connection.ts'
import type { Connector } from '#api/contract/connector.ts'
import { text } from '../../text.ts'
import { storedNote } from './stored-note.ts'

export type Method = Connector['methods'][number]
export type CredentialDeclaration = Method['credentials'][number]
export type StoredCredentials = Connection['credentials']
export type CredentialValues = Readonly<Record<string, string>>

/** What is wrong with a value before anything is sent; null when nothing is. */
export function credentialFault(
  field: CredentialDeclaration,
  value: string,
  stored: StoredCredentials,
): string | null {
  // Of a value that may be shown there is no note of when it was set; it stands there itself.
  const kept = stored.some((one) => one.name === field.name && (one.setAt !== null || one.value !== null))
  const mayBeEmpty = kept || field.optional || field.obtained || field.choices !== null
  if (value.trim() === '') return mayBeEmpty ? null : text('connect.missing')
  if (field.pattern === null) return null
  const fits = new RegExp(field.pattern, field.patternFlags).test(value.trim())
  return fits ? null : text('connect.pattern', { label: field.label })
}

/** Whether every credential is filled in, or stored already. */
export function credentialsReady(
  method: Method,
  values: CredentialValues,
  stored: StoredCredentials,
): boolean {
  return method.credentials.every(
    (field) => credentialFault(field, values[field.name] ?? '', stored) === null,
  )
}

/** Only what was typed; stored ones that were left alone stay as they are. */
export function typedCredentials(values: CredentialValues): Record<string, string> {
  const typed = Object.entries(values).map(([name, value]) => [name, value.trim()] as const)
  return Object.fromEntries(typed.filter(([, value]) => value !== ''))
}

function CredentialInput(props: {
  field: CredentialDeclaration
  value: string
  stored: StoredCredentials
  showFaults: boolean
  onChange: (value: string) => void
  onFocus: () => void
}): JSX.Element {
  const { field, value, stored } = props
  const fault = credentialFault(field, value, stored)
  const shown = {
    label: field.optional ? text('connect.optional', { label: field.label }) : field.label,
    description: storedNote(stored.find((one) => one.name === field.name)),
    placeholder: field.example === null ? '' : text('connect.example', { example: field.example }),
    value,
    error: props.showFaults ? fault : undefined,
    onFocus: props.onFocus,
    autoComplete: 'off',
    spellCheck: false,
    name: `credential-${field.name}`,
  }
  const change = (event: { currentTarget: { value: string } }) => props.onChange(event.currentTarget.value)
  if (field.choices !== null) {
    const [first] = field.choices
    const chosen = value === '' ? (first?.value ?? '') : value
    return <NativeSelect {...shown} data={field.choices} value={chosen} onChange={change} />
  }
  if (field.multiline) {
    const className = field.kind === 'secret' ? 'secret-area' : ''
    return <Textarea {...shown} className={className} autosize minRows={3} maxRows={12} onChange={change} />
  }
  if (field.kind === 'secret') {
    return <PasswordInput {...shown} autoComplete="new-password" data-1p-ignore onChange={change} />
  }
  return <TextInput {...shown} onChange={change} />
}

/** The form a connector declares. Stored secrets are never shown, only replaced. */
export function CredentialsForm(props: {
  method: Method
  value: CredentialValues
  onChange: (value: CredentialValues) => void
  stored?: StoredCredentials
  showFaults?: boolean
  /** The guide's section that belongs to the field in focus. */
  onFocusGuide?: (anchor: string) => void
}): JSX.Element {
  const stored = props.stored ?? []
  // What was described has an editor of its own; here only its secrets are typed.
  const typed = props.method.credentials.filter(
    (field) => !field.obtained && !(props.method.described && field.kind === 'text'),
  )
  return (
    <div className="stack">
      {typed.map((field) => (
        <CredentialInput
          key={field.name}
          field={field}
          value={props.value[field.name] ?? stored.find((one) => one.name === field.name)?.value ?? ''}
          stored={stored}
          showFaults={props.showFaults === true}
          onChange={(value) => props.onChange({ ...props.value, [field.name]: value })}
          onFocus={() => props.onFocusGuide?.(field.guide)}
        />
      ))}
      {props.method.credentials.some((field) => field.kind === 'secret') && (
        <p className="dim small with-icon">
          <IconLock size={15} aria-hidden />
          {text('connect.secret note')}
        </p>
      )}
    </div>
  )
}
