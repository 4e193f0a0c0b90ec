import { NumberInput, TextInput } from '@mantine/core'
import type { JSX } from 'react'
import { text } from '../../text.ts'
import { type Draft, put } from './draft.ts'
import type { SectionProps } from './editor-parts.ts'
import { LinesInput } from './lines-input.tsx'

function Limit({ draft, onChange }: SectionProps): JSX.Element {
  const { requests, perSeconds = 1 } = draft.rateLimit ?? {}
  const change = (part: Partial<NonNullable<Draft['rateLimit']>>) =>
    onChange({ ...draft, rateLimit: { requests: requests ?? 2, perSeconds, ...part } })
  return (
    <div className="describe-pair">
      <NumberInput
        label={text('describe.limit')}
        description={text('describe.limit hint')}
        min={1}
        max={10_000}
        value={requests ?? ''}
        onChange={(value) =>
          typeof value === 'number'
            ? change({ requests: value })
            : onChange(put(draft, 'rateLimit', undefined))
        }
      />
      <NumberInput
        label={text('describe.limit per')}
        min={0.1}
        max={86_400}
        value={requests === undefined ? '' : perSeconds}
        disabled={requests === undefined}
        onChange={(value) => typeof value === 'number' && change({ perSeconds: value })}
      />
    </div>
  )
}

/** Where the HR system is, and what every call carries. */
export function AddressSection(props: SectionProps): JSX.Element {
  const { draft, onChange, faults } = props
  return (
    <section className="card stack" aria-label={text('describe.address')}>
      <h2 className="section-title">{text('describe.address')}</h2>
      <TextInput
        label={text('describe.name')}
        description={text('describe.name hint')}
        value={draft.name}
        error={faults.get('name')}
        maxLength={60}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
      />
      <TextInput
        label={text('describe.base')}
        description={text('describe.base hint')}
        type="url"
        value={draft.address}
        error={faults.get('address')}
        spellCheck={false}
        onChange={(event) => onChange({ ...draft, address: event.currentTarget.value.trim() })}
      />
      <details className="describe-more">
        <summary>{text('describe.more')}</summary>
        <div className="stack">
          <LinesInput
            label={text('describe.headers')}
            hint={text('describe.headers hint')}
            separator=": "
            values={draft.headers ?? {}}
            error={[...faults].find(([place]) => place.startsWith('headers'))?.[1]}
            onChange={(lines) => onChange(put(draft, 'headers', flat(lines)))}
          />
          <TextInput
            label={text('describe.check path')}
            description={text('describe.check path hint')}
            value={draft.checkPath ?? ''}
            error={faults.get('checkPath')}
            spellCheck={false}
            onChange={(event) => onChange(put(draft, 'checkPath', event.currentTarget.value.trim()))}
          />
          <Limit {...props} />
        </div>
      </details>
    </section>
  )
}

/** A header that stands on two lines counts once: the later one. */
export function flat(lines: Readonly<Record<string, string | string[]>>): Record<string, string> {
  return Object.fromEntries(Object.entries(lines).map(([name, value]) => [name, [value].flat().at(-1) ?? '']))
}
