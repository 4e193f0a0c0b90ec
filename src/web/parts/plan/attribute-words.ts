import { attributeById } from '#model/attributes.ts'
import { factOf, type NamedFact } from '#model/person-facts.ts'
import { awardsFrom, periodsFrom } from '#model/person-texts.ts'
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
  const fact = factOf(attribute)
  return textOr(`attribute.${fact?.kind ?? attribute}`, attribute)
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/

/**
 * A value as a person reads it: days in the reader's way, codes in words, ids by their label.
 * Null stands for an empty value.
 */
export function shownValue(attribute: string, value: string | null, label: string | null): string | null {
  if (value === null || value === '') return null
  if (label !== null) return label
  const fact = factOf(attribute)
  if (fact !== null) return shownFact(fact.kind, value)
  const kind = attributeById(attribute)?.kind
  if (kind === 'date' || (kind === undefined && dayPattern.test(value))) return formatDay(value)
  if (attribute === 'status') return textOr(`status.${value}`, value)
  if (kind === 'code') return textOr(`code.${value}`, value)
  return value
}

function shownFact(kind: NamedFact['kind'], value: string): string {
  if (kind === 'decision') return textOr(`decisions.${value}`, value)
  if (kind === 'awards') {
    const { plans = [], unvested, vested } = awardsFrom(value) ?? {}
    return text('value.awards', { plans: plans.join(', '), unvested, vested })
  }
  if (kind !== 'periods') return value
  const day = (one: string | null) => (one === null ? text('person.period.unknown') : formatDay(one))
  return periodsFrom(value)
    .map(({ startDate, endDate }) =>
      endDate === null
        ? text('value.period.open', { from: day(startDate) })
        : text('value.period.closed', { from: day(startDate), to: day(endDate) }),
    )
    .join('; ')
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
