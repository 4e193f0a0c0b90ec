import './push-panel.css'
import { Button, Modal, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconKey, IconUsers } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { PushState } from '#api/contract/push.ts'
import { useRead, useWrite } from '../../queries.ts'
import { text } from '../../text.ts'
import { Age } from '../age.tsx'
import { Answer } from '../answer.tsx'
import { CopyButton } from '../copy-button.tsx'
import { ProblemNote } from '../problem-note.tsx'

const lookAgainMs = 3_000
const read = 'GET /companies/{company}/connections/{connection}/push'

type Params = Readonly<{ company: string; connection: string }>

/** Where an identity provider sends people, by which token, and who came so far; `first` while nobody was read yet. */
export function PushPanel({ params, first }: Readonly<{ params: Params; first?: true }>): JSX.Element {
  const state = useRead(read, { params }, { refetchIntervalMs: lookAgainMs })
  return (
    <Answer of={state}>
      {(found) => (
        <div className="stack">
          <Copied
            label={text('push.address')}
            value={found.address}
            copy={text('push.address copy')}
            {...(found.address.startsWith('https:') ? {} : { note: text('push.address http') })}
          />
          <Token params={params} token={found.token} />
          <Received state={found} first={first === true} />
        </div>
      )}
    </Answer>
  )
}

function Copied(props: Readonly<{ label: string; value: string; copy: string; note?: string }>): JSX.Element {
  return (
    <div className="push-copied">
      <TextInput
        className="push-value"
        label={props.label}
        value={props.value}
        readOnly
        spellCheck={false}
        autoComplete="off"
        {...(props.note === undefined ? {} : { description: props.note })}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={props.value} label={props.copy} />
    </div>
  )
}

function Token({ params, token }: Readonly<{ params: Params; token: PushState['token'] }>): JSX.Element {
  const make = useWrite('POST /companies/{company}/connections/{connection}/push-token', [read])
  const [asking, { open: ask, close }] = useDisclosure(false)
  function makeNow() {
    close()
    make.mutate({ params })
  }
  return (
    <div className="stack push-token">
      {make.data ? (
        <Copied
          label={text('push.token')}
          value={make.data.token}
          copy={text('push.token copy')}
          note={text('push.token once')}
        />
      ) : (
        <div>
          <p className="push-label">{text('push.token')}</p>
          {token === null ? <p className="dim small">{text('push.token none')}</p> : <Known token={token} />}
        </div>
      )}
      {make.error && <ProblemNote error={make.error} />}
      <div>
        <Button
          size="sm"
          variant={token === null ? 'filled' : 'default'}
          leftSection={<IconKey size={16} aria-hidden />}
          loading={make.isPending}
          onClick={token === null ? makeNow : ask}
        >
          {text(token === null ? 'push.token make' : 'push.token again')}
        </Button>
      </div>
      <Modal opened={asking} onClose={close} title={text('push.token replace title')}>
        <div className="stack">
          <p>{text('push.token replace why')}</p>
          <div className="row">
            <Button onClick={makeNow}>{text('push.token again')}</Button>
            <Button variant="default" onClick={close}>
              {text('cancel')}
            </Button>
          </div>
        </div>
      </Modal>
    </div>
  )
}

function Known({ token }: Readonly<{ token: NonNullable<PushState['token']> }>): JSX.Element {
  return (
    <p className="dim small">
      {text('push.token by', { name: token.madeBy })} <Age at={token.madeAt} />,{' '}
      {token.lastUsedAt === null ? (
        text('push.token unused')
      ) : (
        <>
          {text('push.token used')} <Age at={token.lastUsedAt} />
        </>
      )}
    </p>
  )
}

function Received({ state, first }: Readonly<{ state: PushState; first: boolean }>): JSX.Element {
  const { people, changedAt } = state
  return (
    <div className="push-received" data-some={people > 0}>
      <IconUsers size={20} aria-hidden />
      <div>
        <p className="small strong">{text('push.received')}</p>
        <p role="status">
          {people === 0 ? text('push.received nobody') : text('push.received people', { n: people })}{' '}
          {changedAt !== null && people > 0 && <Age at={changedAt} />}
        </p>
        {people > 0 && first && <p className="dim small">{text('push.received wait')}</p>}
      </div>
    </div>
  )
}
