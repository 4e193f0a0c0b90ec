import { NativeSelect, UnstyledButton } from '@mantine/core'
import { type JSX, useState } from 'react'
import type { TriedDescription } from '#api/contract/description.ts'
import { text } from '../../text.ts'
import { keyboardScrollable } from '../keyboard-scrollable.ts'
import { addCustom, assign, describedFields, openFields, pathsOf } from './draft.ts'
import type { SectionProps } from './editor-parts.ts'
import { labelOf } from './field-row.tsx'

type Node = TriedDescription['nodes'][number]
type Props = Omit<SectionProps, 'faults'>

function fillsOf({ draft }: Props, path: string | null): readonly string[] {
  if (path === null) return []
  const fields = describedFields(draft.fields).filter((field) => pathsOf(draft.fields, field).includes(path))
  const custom = (draft.customFields ?? []).filter((one) => one.path === path)
  return [...fields.map(labelOf), ...custom.map((one) => one.label)]
}

function Chooser(props: Props & { path: string; onDone: () => void }): JSX.Element {
  const { draft, tried, path, onChange, onDone } = props
  const open = openFields(draft.fields)
  const pathless = describedFields(draft.fields).filter((one) => pathsOf(draft.fields, one).join('') === '')
  function choose(value: string) {
    const field = [...pathless, ...open].find((one) => one === value)
    if (field) onChange(assign(draft, field, path, tried))
    else if (value === 'custom') onChange(addCustom(draft, path))
    onDone()
  }
  return (
    <NativeSelect
      size="xs"
      autoFocus
      className="describe-chooser"
      aria-label={text('describe.tree choose', { path })}
      data={[
        { value: '', label: text('describe.tree choose none') },
        ...[...pathless, ...open].map((one) => ({ value: one, label: labelOf(one) })),
        { value: 'custom', label: text('describe.tree custom') },
      ]}
      value=""
      onChange={(event) => choose(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    />
  )
}

function Part(
  props: Props & { node: Node; picked: boolean; onPick: (path: string | null) => void },
): JSX.Element {
  const { node, picked } = props
  const { path, key, depth } = node
  const [sample] = node.samples.filter((one) => one !== null)
  const fills = fillsOf(props, path)
  const words = (
    <>
      <span className="describe-key">{key}</span>
      {node.kind === 'list' && <span className="dim small">{text('describe.tree list')}</span>}
      {node.kind === 'value' && (
        <span className="describe-sample">{sample ?? text('describe.sample empty')}</span>
      )}
      {fills.length > 0 && (
        <span className="describe-fills">{text('describe.tree fills', { field: fills.join(', ') })}</span>
      )}
    </>
  )
  return (
    <li style={{ paddingInlineStart: `${depth * 16}px` }} data-kind={node.kind}>
      {node.kind === 'value' && path !== null ? (
        <UnstyledButton
          className="describe-part"
          aria-expanded={picked}
          onClick={() => props.onPick(picked ? null : path)}
        >
          {words}
        </UnstyledButton>
      ) : (
        <span className="describe-part">{words}</span>
      )}
      {picked && path !== null && <Chooser {...props} path={path} onDone={() => props.onPick(null)} />}
    </li>
  )
}

/** The first people of the live answer as a tree; a click on a value says which field it fills. */
export function RecordTree(props: Props): JSX.Element {
  const [picked, setPicked] = useState<string | null>(null)
  const nodes = props.tried?.nodes ?? []
  return (
    <div className="stack">
      <h3 className="describe-head">{text('describe.tree')}</h3>
      <p className="dim small">{text('describe.tree hint')}</p>
      <div className="describe-tree" {...keyboardScrollable(text('describe.tree'))}>
        <ul>
          {nodes.map((node, at) => (
            <Part
              key={node.path ?? `${node.key} ${nodes.slice(0, at).length}`}
              {...props}
              node={node}
              picked={picked !== null && picked === node.path}
              onPick={setPicked}
            />
          ))}
        </ul>
      </div>
    </div>
  )
}
