import { Button, TextInput } from '@mantine/core'
import { type FormEvent, type JSX, type ReactNode, useState } from 'react'
import { text } from '../text.ts'

/** Asks for a word or number to be typed before something that cannot be taken back. */
export function ConfirmByTyping(props: {
  value: string
  action: string
  onConfirm: () => void
  onCancel?: () => void
  busy?: boolean
  danger?: boolean
  disabled?: boolean
  children?: ReactNode
}): JSX.Element {
  const [typed, setTyped] = useState('')
  const same = typed.trim() === props.value
  function submit(event: FormEvent) {
    event.preventDefault()
    if (same && !props.disabled) props.onConfirm()
  }
  return (
    <form onSubmit={submit} className="stack">
      {props.children}
      <TextInput
        label={text('confirm.type', { value: props.value })}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        autoComplete="off"
        inputMode={/^\d+$/.test(props.value) ? 'numeric' : 'text'}
        description={typed !== '' && !same ? text('confirm.differs', { value: props.value }) : undefined}
        inputWrapperOrder={['label', 'input', 'description']}
      />
      <div className="row">
        <Button
          type="submit"
          disabled={!same || props.disabled === true}
          loading={props.busy === true}
          {...(props.danger ? { color: 'red.8' } : {})}
        >
          {props.action}
        </Button>
        {props.onCancel && (
          <Button variant="default" onClick={props.onCancel}>
            {text('confirm.cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}
