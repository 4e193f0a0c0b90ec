import type { Reason } from '#model/plan.ts'
import { formatDay } from '#web/format.ts'
import { textOr } from '#web/text.ts'
import { attributeLabel } from './attribute-words.ts'

const dayPattern = /^\d{4}-\d{2}-\d{2}$/
const fieldNames: ReadonlySet<string> = new Set(['attribute', 'field', 'identifier', 'otherIdentifier'])

function shown(name: string, value: string): string {
  if (fieldNames.has(name)) return attributeLabel(value)
  return dayPattern.test(value) ? formatDay(value) : value
}

/** The sentence for a reason; a code the catalogue does not know is shown as it is rather than hidden. */
export function reasonSentence({ code, values }: Reason): string {
  const filled = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(name, value)]))
  return textOr(`reason.${code}`, code, filled)
}
