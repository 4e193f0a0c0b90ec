import { NativeSelect, TextInput } from '@mantine/core'
import type { JSX } from 'react'
import { text } from '../../text.ts'
import { flat } from './address-section.tsx'
import { put } from './draft.ts'
import { LinesInput } from './lines-input.tsx'
import type { Inputs, SignIn } from './sign-in-section.tsx'

type TokenRequest = Extract<SignIn, { scheme: 'token-request' }>
type Props = Inputs & Readonly<{ signIn: TokenRequest }>

function Sent({ signIn, change, faults }: Props): JSX.Element {
  const entries = Object.entries(signIn.fields)
  const secretName = entries.find(([, one]) => typeof one !== 'string')?.[0] ?? ''
  const others = Object.fromEntries(
    entries.flatMap(([name, one]) => (typeof one === 'string' ? [[name, one]] : [])),
  )
  const withFields = (texts: Readonly<Record<string, string>>, name: string) =>
    change({
      ...signIn,
      fields: { ...texts, ...(name === '' ? {} : { [name]: { secret: 'clientSecret' as const } }) },
    })
  return (
    <>
      <LinesInput
        label={text('describe.token fields')}
        hint={text('describe.token fields hint')}
        separator="="
        values={others}
        error={[...faults].find(([place]) => place.startsWith('signIn.fields'))?.[1]}
        onChange={(lines) => withFields(flat(lines), secretName)}
      />
      <TextInput
        label={text('describe.secret name')}
        value={secretName}
        spellCheck={false}
        onChange={(event) => withFields(others, event.currentTarget.value.trim())}
      />
    </>
  )
}

/** A first call that answers with a token. */
export function TokenRequestInputs(props: Props): JSX.Element {
  const { signIn, change, faults } = props
  const input = (key: 'path' | 'address' | 'tokenAt' | 'expiresInAt') => ({
    value: signIn[key] ?? '',
    error: faults.get(`signIn.${key}`),
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) => {
      const typed = event.currentTarget.value.trim()
      change(key === 'path' || key === 'tokenAt' ? { ...signIn, [key]: typed } : put(signIn, key, typed))
    },
  })
  return (
    <>
      <div className="describe-pair">
        <TextInput label={text('describe.token path')} placeholder="/oauth/token" {...input('path')} />
        <NativeSelect
          label={text('describe.send')}
          data={(['form', 'json'] as const).map((one) => ({
            value: one,
            label: text(`describe.send.${one}`),
          }))}
          value={signIn.send}
          onChange={(event) =>
            change({ ...signIn, send: event.currentTarget.value === 'json' ? 'json' : 'form' })
          }
        />
      </div>
      <Sent {...props} />
      <div className="describe-pair">
        <TextInput label={text('describe.token at')} {...input('tokenAt')} />
        <TextInput label={text('describe.expires at')} {...input('expiresInAt')} />
      </div>
      <TextInput
        label={text('describe.token address')}
        description={text('describe.token address hint')}
        type="url"
        {...input('address')}
      />
    </>
  )
}
