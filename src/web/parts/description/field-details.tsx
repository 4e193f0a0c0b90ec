import { NativeSelect, TextInput } from '@mantine/core'
import type { JSX } from 'react'
import { type DescribedField, describedDayFormats, describedKinds } from '#model/described-fields.ts'
import { text } from '../../text.ts'
import { CodeValues } from './code-values.tsx'
import { type AddressRule, type CodeRule, type FieldRules, isCode, type MoneyRule, put } from './draft.ts'

type Rule = NonNullable<FieldRules[DescribedField]>
type Props = Readonly<{
  field: DescribedField
  rule: Rule
  label: string
  seen: readonly string[]
  onChange: (rule: Rule) => void
}>

function Money({ rule, onChange }: Props & { rule: MoneyRule }): JSX.Element {
  return (
    <TextInput
      size="xs"
      label={text('describe.currency')}
      placeholder="EUR"
      value={rule.currency ?? rule.currencyPath ?? ''}
      spellCheck={false}
      onChange={(event) => {
        const typed = event.currentTarget.value.trim()
        const bare = put(put(rule, 'currency', ''), 'currencyPath', '')
        onChange(put(bare, /^[A-Z]{3}$/.test(typed) ? 'currency' : 'currencyPath', typed))
      }}
    />
  )
}

const parts = ['postalCode', 'city', 'country'] as const

function AddressParts({ rule, onChange }: Props & { rule: AddressRule }): JSX.Element {
  return (
    <div className="describe-codes">
      {parts.map((part) => (
        <TextInput
          key={part}
          size="xs"
          aria-label={text(`describe.address part.${part}`)}
          placeholder={text(`describe.address part.${part}`)}
          value={rule[part] ?? ''}
          spellCheck={false}
          onChange={(event) => onChange(put(rule, part, event.currentTarget.value.trim()))}
        />
      ))}
    </div>
  )
}

function Day({ rule, label, onChange }: Props & { rule: NonNullable<FieldRules['startDate']> }): JSX.Element {
  return (
    <NativeSelect
      size="xs"
      aria-label={text('describe.format of', { field: label })}
      data={describedDayFormats.map((one) => ({ value: one, label: text(`describe.format.${one}`) }))}
      value={rule.format ?? 'YYYY-MM-DD'}
      onChange={(event) => {
        const format = describedDayFormats.find((one) => one === event.currentTarget.value)
        onChange(put(rule, 'format', format))
      }}
    />
  )
}

/** What has to be said about a field besides its path. */
export function FieldDetails(props: Props): JSX.Element | null {
  const { field, rule } = props
  switch (describedKinds[field]) {
    case 'day':
      return <Day {...props} rule={rule as NonNullable<FieldRules['startDate']>} />
    case 'money':
      return <Money {...props} rule={rule as MoneyRule} />
    case 'address':
      return <AddressParts {...props} rule={rule as AddressRule} />
    case 'code':
      return isCode(field) ? (
        <CodeValues
          field={field}
          rule={rule as CodeRule}
          seen={props.seen}
          onChange={(next) => props.onChange(next as Rule)}
        />
      ) : null
    default:
      return null
  }
}
