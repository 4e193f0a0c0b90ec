import { Button, NativeSelect } from '@mantine/core'
import { IconPlus, IconSparkles } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { DescribedField } from '#model/described-fields.ts'
import { text } from '../../text.ts'
import { keyboardScrollable } from '../keyboard-scrollable.ts'
import { addCustom, assign, describedFields, openFields, openSuggestions } from './draft.ts'
import type { SectionProps } from './editor-parts.ts'
import { CustomRow, FieldRow, labelOf } from './field-row.tsx'

const headings = ['field', 'field path', 'field more', 'field samples', 'field filter'] as const

function Suggestions({ draft, onChange, tried }: SectionProps): JSX.Element | null {
  const open = openSuggestions(draft, tried)
  if (open.length === 0) return null
  return (
    <div className="describe-suggest">
      <Button
        size="xs"
        leftSection={<IconSparkles size={15} aria-hidden />}
        onClick={() =>
          onChange(open.reduce((next, { field, path }) => assign(next, field, path, tried), draft))
        }
      >
        {text('describe.suggest', { n: open.length })}
      </Button>
      <span className="dim small">
        {text('describe.suggest why', { fields: open.map(({ field }) => labelOf(field)).join(', ') })}
      </span>
    </div>
  )
}

function Adding({ draft, onChange }: SectionProps): JSX.Element {
  return (
    <div className="row">
      <NativeSelect
        aria-label={text('describe.field add')}
        data={[
          { value: '', label: text('describe.field add') },
          ...openFields(draft.fields).map((one) => ({ value: one, label: labelOf(one) })),
        ]}
        value=""
        onChange={(event) => {
          const field = openFields(draft.fields).find((one) => one === event.currentTarget.value)
          if (field) onChange(assign(draft, field, ''))
        }}
      />
      <Button
        variant="default"
        leftSection={<IconPlus size={15} aria-hidden />}
        onClick={() => onChange(addCustom(draft, ''))}
      >
        {text('describe.field add custom')}
      </Button>
    </div>
  )
}

/** Which field is which, with real values beside each path. */
export function FieldsSection(props: SectionProps & { onFocusGuide: (anchor: string) => void }): JSX.Element {
  const { draft, tried } = props
  const paths = (tried?.records == null ? [] : tried.nodes).flatMap((one) =>
    one.kind === 'value' && one.path !== null ? [one.path] : [],
  )
  const fields: readonly DescribedField[] = describedFields(draft.fields)
  return (
    <section
      className="card stack describe-fields"
      aria-label={text('connect.fields')}
      onFocus={() => props.onFocusGuide('#fields')}
    >
      <h2 className="section-title">{text('connect.fields')}</h2>
      <p className="dim small">{text('describe.fields lead')}</p>
      <Suggestions {...props} />
      <div className="mapping-scroll" {...keyboardScrollable(text('connect.fields'))}>
        <table className="mapping">
          <thead>
            <tr>
              {headings.map((one) => (
                <th key={one} scope="col">
                  {text(`describe.${one}`)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <FieldRow key={field} {...props} field={field} paths={paths} />
            ))}
            {(draft.customFields ?? []).map((custom, index) => (
              <CustomRow key={custom.id} {...props} custom={custom} index={index} paths={paths} />
            ))}
          </tbody>
        </table>
      </div>
      <Adding {...props} />
    </section>
  )
}
