import type { ResponseOf } from '#api/contract/index.ts'
import { attributeLabel } from '#web/parts/plan/attribute-words.ts'
import { isTextId, text, textOr } from '#web/text.ts'

export type ActivityEntry = ResponseOf<'GET /companies/{company}/activity'>['entries'][number]

/** What happened, in a sentence; an action nobody has words for is shown as the server names it. */
export function activitySentence({ action, subject }: Pick<ActivityEntry, 'action' | 'subject'>): string {
  const id = `activity.action.${action}`
  if (!isTextId(id)) return subject === null ? action : `${subject}: ${action}`
  return text(id, { subject: subject ?? '–' })
}

/** Counts and names that belong to it; zero counts say nothing. */
export function activityDetails({ action, values }: Pick<ActivityEntry, 'action' | 'values'>): string {
  const named = (value: string, of: (name: string) => string) => value.split(', ').map(of).join(', ')
  const inWords = (name: string, value: string) => {
    if (name === 'parts') return named(value, (part) => textOr(`activity.part.${part}`, part))
    return name === 'fields' && action === 'edited by hand' ? named(value, attributeLabel) : value
  }
  return (
    Object.entries(values)
      .filter(([name, value]) => value !== '' && (value !== '0' || name === 'people'))
      // A run counts its fields, an edit or a form names them.
      .map(([name, value]) => [name === 'fields' && /^\d+$/.test(value) ? 'count' : name, value] as const)
      .map(([name, value]) =>
        textOr(`activity.value.${name}`, `${name} ${value}`, { n: inWords(name, value) }),
      )
      .join(' · ')
  )
}
