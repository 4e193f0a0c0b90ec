import { ActionIcon, Autocomplete, Checkbox, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { DescribedField } from '#model/described-fields.ts'
import { text, textOr } from '../../text.ts'
import {
  type AddressRule,
  type CustomField,
  type Draft,
  isDimension,
  mayGroup,
  pathsOf,
  withDimension,
  without,
} from './draft.ts'
import type { SectionProps } from './editor-parts.ts'
import { FieldDetails } from './field-details.tsx'
import { FieldSamples } from './field-samples.tsx'

type Cells = SectionProps & Readonly<{ paths: readonly string[] }>

export function labelOf(field: string): string {
  return textOr(`attribute.${field}`, field)
}

function FilterCell(props: SectionProps & { field: string; label: string }): JSX.Element {
  const { draft, field, label } = props
  return (
    <td>
      {mayGroup(field) && (
        <Checkbox
          aria-label={text('describe.field filter of', { field: label })}
          checked={isDimension(draft, field)}
          onChange={(event) => props.onChange(withDimension(draft, field, event.currentTarget.checked))}
        />
      )}
    </td>
  )
}

function RemoveCell({ label, onRemove }: { label: string; onRemove: (() => void) | null }): JSX.Element {
  return (
    <td>
      {onRemove !== null && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={text('describe.field remove', { field: label })}
          onClick={onRemove}
        >
          <IconX size={17} aria-hidden />
        </ActionIcon>
      )}
    </td>
  )
}

/** A field of the portal, the path it is read by, and what real people have there. */
export function FieldRow(props: Cells & { field: DescribedField }): JSX.Element | null {
  const { draft, field, tried, faults, onChange } = props
  const rule = draft.fields[field]
  if (rule === undefined) return null
  const label = labelOf(field)
  const change = (next: object) => onChange({ ...draft, fields: { ...draft.fields, [field]: next } })
  const fault = [...faults].find(
    ([place]) => place === `fields.${field}` || place.startsWith(`fields.${field}.`),
  )
  const isAddress = 'lines' in rule
  const [path = ''] = pathsOf(draft.fields, field)
  const node = tried?.nodes.find((one) => one.path === path)
  return (
    <tr>
      <th scope="row">
        {label}
        {field === 'externalId' && <span className="dim small"> {text('describe.field required')}</span>}
      </th>
      <td className="describe-path">
        <Autocomplete
          size="xs"
          aria-label={text('describe.field path of', { field: label })}
          placeholder={isAddress ? text('describe.address lines') : text('describe.field path')}
          data={[...props.paths]}
          limit={20}
          value={isAddress ? (rule as AddressRule).lines.join(', ') : path}
          error={fault?.[1]}
          spellCheck={false}
          onChange={(value) =>
            change(
              isAddress
                ? { ...rule, lines: value.split(',').map((one) => one.trim()) }
                : { ...rule, path: value.trim() },
            )
          }
        />
      </td>
      <td className="describe-details">
        <FieldDetails
          field={field}
          rule={rule}
          label={label}
          seen={node?.values ?? []}
          onChange={(next) => change(next)}
        />
      </td>
      <td>
        <FieldSamples draft={draft} field={field} tried={tried} />
      </td>
      <FilterCell {...props} field={field} label={label} />
      <RemoveCell
        label={label}
        onRemove={field === 'externalId' ? null : () => onChange(without(draft, field))}
      />
    </tr>
  )
}

function changeCustom(draft: Draft, index: number, part: Partial<CustomField> | null): Draft {
  const all = (draft.customFields ?? []).flatMap((one, at) =>
    at !== index ? [one] : part === null ? [] : [{ ...one, ...part }],
  )
  const gone = part === null ? `custom:${draft.customFields?.[index]?.id}` : null
  const dimensions = draft.dimensions?.filter((one) => one !== gone)
  const { customFields: _before, dimensions: _chosen, ...rest } = draft
  return {
    ...rest,
    ...(all.length > 0 ? { customFields: all } : {}),
    ...(dimensions === undefined ? {} : { dimensions }),
  }
}

/** A field of the HR system's own. */
export function CustomRow(props: Cells & { custom: CustomField; index: number }): JSX.Element {
  const { draft, custom, index, tried, faults, onChange } = props
  const place = `customFields.${index}`
  const change = (part: Partial<CustomField> | null) => onChange(changeCustom(draft, index, part))
  const node = tried?.nodes.find((one) => one.path === custom.path)
  return (
    <tr>
      <th scope="row">
        <TextInput
          size="xs"
          aria-label={text('describe.custom label', { id: custom.id })}
          value={custom.label}
          error={faults.get(`${place}.label`) ?? faults.get(`${place}.id`)}
          onChange={(event) => change({ label: event.currentTarget.value })}
        />
      </th>
      <td className="describe-path">
        <Autocomplete
          size="xs"
          aria-label={text('describe.field path of', { field: custom.label })}
          data={[...props.paths]}
          limit={20}
          value={custom.path}
          error={faults.get(`${place}.path`)}
          spellCheck={false}
          onChange={(value) => change({ path: value.trim() })}
        />
      </td>
      <td />
      <td>
        <ul className="samples">
          {(node?.samples ?? []).map((sample, at) => (
            <li key={`${sample} ${node?.samples.slice(0, at).length}`}>
              {sample ?? text('describe.sample empty')}
            </li>
          ))}
        </ul>
      </td>
      <FilterCell {...props} field={`custom:${custom.id}`} label={custom.label} />
      <RemoveCell label={custom.label} onRemove={() => change(null)} />
    </tr>
  )
}
