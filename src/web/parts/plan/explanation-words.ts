import type { Explanation, PreviewItem } from '#api/contract/preview.ts'
import { formatDay, formatInstant } from '#web/format.ts'
import { isTextId, text, textOr } from '#web/text.ts'
import { attributeLabel, shownValue } from './attribute-words.ts'
import { reasonSentence } from './reason-sentence.ts'
import { ruleSentence } from './rule-sentence.ts'
import { sourceLabel } from './source-words.ts'

type Step = Explanation['steps'][number]
export type ExplainedDetail = Readonly<{ label: string; value: string | null }>

/** What came of a step, in a sentence. */
export function outcomeSentence(
  { step, outcome }: Pick<Step, 'step' | 'outcome'>,
  item: PreviewItem,
): string {
  if (step === 'decided') return reasonSentence(item.reason)
  if (step === 'matched') return textOr(`line.situation.${outcome}`, outcome)
  if (step === 'mapped') return text('explain.mapped', { count: item.changes.length })
  return textOr(`explain.outcome.${outcome}`, outcome)
}

function fetchedDetail({ label, value }: ExplainedDetail): ExplainedDetail {
  if (label === 'fetched at') {
    return { label: text('explain.fetched at'), value: value && formatInstant(value) }
  }
  const problem = /^problem: (.*)$/.exec(label)?.[1]
  if (problem !== undefined) return { label: text('explain.problem', { field: sourceLabel(problem) }), value }
  const id = `explain.${label}`
  return { label: isTextId(id) ? text(id) : sourceLabel(label), value }
}

function decidedDetails(item: PreviewItem): readonly ExplainedDetail[] {
  const day = item.effectiveDate
  return [
    { label: text('explain.bucket'), value: text(`bucket.${item.bucket}`) },
    { label: text('explain.event'), value: text(`plan.event.${item.event}`) },
    { label: text('explain.action'), value: text(`explain.action.${item.action}`) },
    ...(day === null ? [] : [{ label: text('explain.day'), value: formatDay(day) }]),
  ]
}

function mappedDetails(item: PreviewItem): readonly ExplainedDetail[] {
  return item.changes.map((change) => {
    const from = change.source?.value || text('plan.value.empty')
    const to = shownValue(change.attribute, change.new, change.newLabel) ?? text('plan.value.empty')
    const said = `${from} → ${to}. ${ruleSentence(change.rule)}`
    return { label: attributeLabel(change.attribute), value: said }
  })
}

function matchedDetail({ label, value }: ExplainedDetail): ExplainedDetail {
  const [, name = label, kind = ''] = /^(.*): (.*)$/.exec(label) ?? []
  return { label: `${name}, ${textOr(`by.${kind}`, kind)}`, value }
}

/** The facts behind a step, with the screen's names for fields, rules and buckets. */
export function explainedDetails(step: Step, item: PreviewItem): readonly ExplainedDetail[] {
  switch (step.step) {
    case 'fetched':
      return step.details.filter(({ label }) => label !== 'externalId').map(fetchedDetail)
    case 'matched':
      return step.details.map(matchedDetail)
    case 'mapped':
      return mappedDetails(item)
    case 'decided':
      return decidedDetails(item)
    default:
      return step.details
  }
}
