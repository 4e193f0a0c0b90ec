import { attributeById } from '#model/attributes.ts'
import type { ItemFlag } from '#model/plan.ts'
import { customFieldLabel } from '#web/field-labels.ts'
import { formatDay } from '#web/format.ts'
import { text, textOr } from '#web/text.ts'

const customPrefix = 'custom:'

/** The field's name on the screen. */
export function attributeLabel(attribute: string): string {
  if (attribute.startsWith(customPrefix)) {
    const name = customFieldLabel(attribute) ?? attribute.slice(customPrefix.length)
    return text('attribute.custom', { name })
  }
  return textOr(`attribute.${attribute}`, attribute)
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/

/**
 * A value as a person reads it: days in the reader's way, codes in words, ids by their label.
 * Null stands for an empty value.
 */
export function shownValue(attribute: string, value: string | null, label: string | null): string | null {
  if (value === null || value === '') return null
  if (label !== null) return label
  const kind = attributeById(attribute)?.kind
  if (kind === 'date' || (kind === undefined && dayPattern.test(value))) return formatDay(value)
  if (attribute === 'status') return textOr(`status.${value}`, value)
  if (kind === 'code') return textOr(`code.${value}`, value)
  return value
}

/** Flags, the gravest first. */
const flagOrder: readonly ItemFlag[] = [
  'award holder',
  'past date',
  'e-mail change',
  'identifier change',
  'entity move',
  'cleared value',
  'manual conflict',
  'look-alike',
]

export function byGravity(flags: readonly ItemFlag[]): readonly ItemFlag[] {
  return flagOrder.filter((flag) => flags.includes(flag))
}
