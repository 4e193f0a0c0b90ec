import type { Reason } from '#model/plan.ts'
import { formatDay } from '#web/format.ts'
import { textOr } from '#web/text.ts'
import { attributeLabel } from './attribute-words.ts'
import { sourceLabel } from './source-words.ts'

const dayPattern = /^\d{4}-\d{2}-\d{2}$/
/** Values a sentence may ask for although the plan did not know them. */
const unknown = { day: 'none', endDate: 'none', unreadable: 'none', others: 'none' }

function shown(name: string, value: string): string {
  if (name === 'attribute' || name === 'identifier') return attributeLabel(value)
  if (name === 'source') return sourceLabel(value)
  if (name === 'by') return textOr(`by.${value}`, value)
  return dayPattern.test(value) ? formatDay(value) : value
}

/** The sentence for a reason; a code the catalogue does not know is shown as it is rather than hidden. */
export function reasonSentence({ code, values }: Reason): string {
  const known = Object.entries(values).filter(([, value]) => value !== '')
  const filled = Object.fromEntries(known.map(([name, value]) => [name, shown(name, value)]))
  return textOr(`reason.${code}`, code, { ...unknown, ...filled })
}
