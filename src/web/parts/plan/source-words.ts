import type { Evidence } from '#model/plan.ts'
import { text, textOr } from '#web/text.ts'
import { attributeLabel } from './attribute-words.ts'

const employeeFieldLabels: Readonly<Record<string, string>> = { managerExternalId: 'manager' }

/** The HR system's field a value came from, by its name on the screen. */
export function sourceLabel(field: string): string {
  return attributeLabel(employeeFieldLabels[field] ?? field)
}

const against: ReadonlySet<Evidence['kind']> = new Set([
  'contradicting birth date',
  'contradicting name and start date',
  'shared value',
  'reused id',
  'look-alike',
])

export function speaksFor(evidence: Evidence): boolean {
  return !against.has(evidence.kind)
}

/** Worth knowing, but it says nothing about who somebody is. */
export function isNeutral(evidence: Evidence): boolean {
  return evidence.kind === 'kept elsewhere'
}

export function evidenceSentence(evidence: Evidence): string {
  const values = {
    record: evidence.record ?? text('plan.value.empty'),
    person: evidence.person ?? text('plan.value.empty'),
  }
  return textOr(`evidence.${evidence.kind}`, evidence.kind, values)
}

/** How sure a candidate is, in words; the number alone would promise too much. */
export function confidenceWords(confidence: number): string {
  if (confidence >= 0.85) return text('match.likely')
  return confidence >= 0.5 ? text('match.possible') : text('match.unlikely')
}
