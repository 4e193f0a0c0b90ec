import './description.css'
import '../set-up/customise.css'
import { type JSX, type ReactNode, useState } from 'react'
import { useWrite } from '../../queries.ts'
import { text } from '../../text.ts'
import type { CredentialValues, StoredCredentials } from '../set-up/credentials-form.tsx'
import { AddressSection } from './address-section.tsx'
import { type Draft, emptyDraft, readDraft } from './draft.ts'
import { ExchangeButtons } from './exchange-buttons.tsx'
import { FieldsSection } from './fields-section.tsx'
import { PeopleSection } from './people-section.tsx'
import { SignInSection, slotsOf } from './sign-in-section.tsx'
import { TryPanel } from './try-panel.tsx'

type Props = Readonly<{
  params: Readonly<{ company: string; connection: string }>
  /** What was typed and not yet stored: the description and its secrets. */
  value: CredentialValues
  onChange: (value: CredentialValues) => void
  stored: StoredCredentials
  /** What the server said is wrong, by its place. */
  faults: ReadonlyMap<string, string>
  onFocusGuide?: (anchor: string) => void
  beside?: ReactNode
}>

function useTry(props: Props, draft: Draft) {
  const call = useWrite('POST /companies/{company}/connections/{connection}/try-description')
  const [tried, setTried] = useState('')
  function run() {
    const description = JSON.stringify(draft)
    const slots = slotsOf(draft.signIn)
    const secrets = Object.fromEntries(slots.map((slot) => [slot, (props.value[slot] ?? '').trim()]))
    setTried(description)
    call.mutate({ params: props.params, body: { description, secrets } })
  }
  return { run, busy: call.isPending, error: call.error, tried: call.data, of: tried }
}

/** An HR system described in a form: where it is, how to sign in, where people lie, which field is which. */
export function DescriptionEditor(props: Props): JSX.Element {
  const { value, stored, params } = props
  const kept = stored.find((one) => one.name === 'description')?.value ?? ''
  const draft = readDraft(value['description'] ?? kept) ?? emptyDraft()
  const attempt = useTry(props, draft)
  const change = (next: Draft) => props.onChange({ ...value, description: JSON.stringify(next) })
  const told = attempt.tried?.problems.map(({ path, message }) => [path, message] as const) ?? []
  const changed = attempt.of !== JSON.stringify(draft)
  // An empty field that nobody has come to yet is no fault; it is once it was tried and left so.
  const faults = new Map([...(changed ? [] : told), ...props.faults])
  const section = { draft, onChange: change, faults, tried: attempt.tried }
  const focus = props.onFocusGuide ?? (() => {})
  return (
    <div className="stack describe">
      <div className="row spread">
        <p className="dim describe-lead">{text('describe.lead')}</p>
        <ExchangeButtons draft={draft} params={params} onImport={change} />
      </div>
      <div className="describe-columns" data-beside={props.beside !== undefined}>
        <div className="stack describe-basics">
          <AddressSection {...section} />
          <SignInSection
            {...section}
            onFocusGuide={focus}
            secrets={{
              values: value,
              stored,
              onChange: (name, secret) => props.onChange({ ...value, [name]: secret }),
            }}
          />
          <PeopleSection {...section} onFocusGuide={focus} />
        </div>
        <TryPanel
          {...section}
          onTry={attempt.run}
          busy={attempt.busy}
          error={attempt.error}
          changedSince={changed}
        />
        <FieldsSection {...section} onFocusGuide={focus} />
        {props.beside}
      </div>
    </div>
  )
}
