import './set-up.css'
import { UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { type JSX, useState } from 'react'
import type { AvailableField } from '#api/contract/connector.ts'
import { attributes } from '#model/attributes.ts'
import { text, textOr } from '../../text.ts'
import type { Method } from './credentials-form.tsx'

const groups = ['identity', 'employment', 'organisation', 'contact', 'custom', 'sensitive'] as const
type Group = (typeof groups)[number]

function groupOf(field: AvailableField): Group {
  if (field.sensitive) return 'sensitive'
  if (field.custom) return 'custom'
  return attributes.find((one) => one.source === field.id)?.group ?? 'identity'
}

function rightsOf(field: AvailableField, method: Method): string {
  const names = method.permissions
    .filter((right) => field.permissions.includes(right.id))
    .map((right) => right.name)
  return (names.length > 0 ? names : field.permissions).join(', ')
}

function FieldGroup(props: { group: Group; fields: readonly AvailableField[]; method: Method }): JSX.Element {
  return (
    <div>
      <h3 className="field-group">
        {text(`group.${props.group}`)}
        {props.group === 'sensitive' && <span className="dim"> · {text('connect.fields off')}</span>}
      </h3>
      <ul className="field-list">
        {props.fields.map((field) => {
          const rights = rightsOf(field, props.method)
          const attribute = attributes.find((one) => one.source === field.id)
          const purpose = attribute && textOr(`attribute.${attribute.id}`, attribute.id)
          return (
            <li key={field.id}>
              <span>{field.label}</span>
              {purpose && purpose !== field.label && (
                <span className="dim small">{text('connect.fields for', { attribute: purpose })}</span>
              )}
              {rights !== '' && <span className="dim small">{text('connect.fields right', { rights })}</span>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** Every field that can be read, what it is for, and the right it needs. */
export function AvailableFields(props: { method: Method; connectorName: string }): JSX.Element {
  const { method } = props
  const [all, setAll] = useState(false)
  const shown = groups
    .map((group) => ({ group, fields: method.fields.filter((field) => groupOf(field) === group) }))
    .filter((one) => one.fields.length > 0)
  const Icon = all ? IconChevronUp : IconChevronDown
  return (
    <section className="card stack" aria-label={text('connect.fields')}>
      <h2 className="section-title">{text('connect.fields')}</h2>
      <p className="dim small">
        {method.transport === 'file' && method.fields.length === 0
          ? text('connect.fields file')
          : text('connect.fields lead', { n: method.fields.length, connector: props.connectorName })}
      </p>
      <div className="field-groups" data-all={all}>
        {shown.map((one) => (
          <FieldGroup key={one.group} group={one.group} fields={one.fields} method={method} />
        ))}
      </div>
      {method.fields.length > 0 && (
        <UnstyledButton className="field-more" aria-expanded={all} onClick={() => setAll(!all)}>
          <Icon size={16} aria-hidden />
          {text(all ? 'connect.fields hide' : 'connect.fields show')}
        </UnstyledButton>
      )}
    </section>
  )
}
