import { ActionIcon, Button, Drawer, NativeSelect, Radio } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { AttributeMapping } from '#model/settings.ts'
import { text } from '../../text.ts'
import { type Field, fieldLabel, type MappingRow } from './mapping-rows.ts'
import { ownerships } from './mapping-table.tsx'
import { sourceOf } from './starting-settings.ts'
import { TransformEditor } from './transform-editor.tsx'
import { valueWords } from './value-words.ts'

type PanelProps = {
  row: MappingRow
  mapping: AttributeMapping
  fields: readonly Field[]
  onPut: (mapping: AttributeMapping) => void
}

function moved(sources: readonly string[], from: number, by: number): string[] {
  const next = [...sources]
  const [one] = next.splice(from, 1)
  if (one !== undefined) next.splice(from + by, 0, one)
  return next
}

function SourceOrder({ mapping, fields, onPut }: PanelProps): JSX.Element {
  const { sources } = mapping
  const set = (next: string[]) => onPut({ ...mapping, sources: next })
  const free = fields.filter((field) => !sources.includes(sourceOf(field)))
  return (
    <section className="stack">
      <h3 className="section-title">{text('row.sources')}</h3>
      <p className="dim small">
        {text(mapping.transform.kind === 'join' ? 'row.sources join hint' : 'row.sources hint')}
      </p>
      <ol className="source-order">
        {sources.map((source, index) => {
          const field = fieldLabel(fields, source)
          return (
            <li key={source}>
              <span>{field}</span>
              <ActionIcon
                variant="transparent"
                color="gray"
                disabled={index === 0}
                aria-label={text('row.source up', { field })}
                onClick={() => set(moved(sources, index, -1))}
              >
                <IconArrowUp size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="transparent"
                color="gray"
                disabled={index === sources.length - 1}
                aria-label={text('row.source down', { field })}
                onClick={() => set(moved(sources, index, 1))}
              >
                <IconArrowDown size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={text('row.source remove', { field })}
                onClick={() => set(sources.toSpliced(index, 1))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </li>
          )
        })}
      </ol>
      <NativeSelect
        aria-label={text('row.source add')}
        data={[
          { value: '', label: text('row.source add') },
          ...free.map((field) => ({ value: sourceOf(field), label: field.label })),
        ]}
        value=""
        onChange={(event) => event.currentTarget.value && set([...sources, event.currentTarget.value])}
      />
    </section>
  )
}

function BeforeAfter({ row }: PanelProps): JSX.Element | null {
  if (row.trial === null || row.trial.samples.length === 0) return null
  return (
    <table className="before-after">
      <caption>{text('row.before after')}</caption>
      <thead>
        <tr>
          <th scope="col">{text('row.before')}</th>
          <th scope="col">{text('row.after')}</th>
        </tr>
      </thead>
      <tbody>
        {row.trial.samples.map((sample, index) => (
          <tr key={`${sample.source} ${row.trial?.samples.slice(0, index).length}`}>
            <td>{sample.source ?? <span className="dim">{text('mapping.sample empty')}</span>}</td>
            <td>
              {sample.problem === null ? (
                sample.value === null ? (
                  <span className="dim">{text('mapping.sample empty')}</span>
                ) : (
                  valueWords(row.attribute, sample.value)
                )
              ) : (
                <span className="mapping-problem">{sample.problem}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function OwnerChoice({ mapping, onPut }: PanelProps): JSX.Element {
  return (
    <>
      <Radio.Group
        label={text('row.owner')}
        value={mapping.owner}
        onChange={(value) => {
          const owner = ownerships.find((one) => one === value)
          if (owner) onPut({ ...mapping, owner })
        }}
      >
        <div className="stack source-choice">
          {ownerships.map((one) => (
            <Radio
              key={one}
              value={one}
              label={text(`owner.${one}`)}
              description={text(`owner.${one}.hint`)}
            />
          ))}
        </div>
      </Radio.Group>
      <Radio.Group
        label={text('row.empty')}
        description={text('row.empty.hint')}
        value={mapping.whenEmpty}
        onChange={(value) => onPut({ ...mapping, whenEmpty: value === 'clear' ? 'clear' : 'keep' })}
      >
        <div className="stack source-choice">
          <Radio value="keep" label={text('row.empty.keep')} />
          <Radio value="clear" label={text('row.empty.clear')} />
        </div>
      </Radio.Group>
    </>
  )
}

/** Everything about one row: sources in order, rule, samples, owner, empty rule. */
export function MappingPanel(props: {
  row: MappingRow | null
  fields: readonly Field[]
  onPut: (mapping: AttributeMapping) => void
  onClose: () => void
}): JSX.Element {
  const { row } = props
  return (
    <Drawer
      opened={row?.mapping != null}
      onClose={props.onClose}
      position="right"
      size="md"
      title={<span className="section-title strong">{row?.label}</span>}
    >
      {row?.mapping && (
        <div className="stack panel">
          {row.mapping.transform.kind !== 'fixed' && (
            <SourceOrder row={row} mapping={row.mapping} fields={props.fields} onPut={props.onPut} />
          )}
          <TransformEditor row={row} mapping={row.mapping} onPut={props.onPut} />
          <BeforeAfter row={row} mapping={row.mapping} fields={props.fields} onPut={props.onPut} />
          <OwnerChoice row={row} mapping={row.mapping} fields={props.fields} onPut={props.onPut} />
          <Button onClick={props.onClose}>{text('row.done')}</Button>
        </div>
      )}
    </Drawer>
  )
}
