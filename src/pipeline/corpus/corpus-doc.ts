import { corpus } from './corpus.ts'
import type { Look, Outcome, Situation, Theme } from './situation.ts'

/** The corpus as a page for people of HR, kept at docs/corpus.md. */
export function corpusDocument(): string {
  const count = corpus.reduce((sum, theme) => sum + theme.situations.length, 0)
  return [
    '# Situations of HR, and what the preview makes of them',
    '',
    `${count} situations, each tried by the tests. Nothing here is applied without a click; what is not ticked needs a click of its own.`,
    'Unless a day is named, today is 15 March 2026. The page is written by `node scripts/write-corpus-doc.ts` from `src/pipeline/corpus/`.',
    '',
    ...corpus.flatMap(themeSection),
  ].join('\n')
}

function themeSection({ title, about, situations }: Theme): string[] {
  return [
    `## ${title}`,
    '',
    about,
    '',
    '| Situation | The preview shows |',
    '|---|---|',
    ...situations.map((one) => `| ${cell(one.title)} | ${cell(outcomesOf(one))} |`),
    '',
  ]
}

function outcomesOf(situation: Situation): string {
  const { afterwards = [], held = {} } = situation
  const first = lookAt(situation, situation)
  const later = afterwards.map((look) => {
    const day = look.today === undefined ? 'the next time' : `on ${look.today}`
    return `**${day}:** ${lookAt(look, situation)}`
  })
  const guards = Object.entries(held).map(([guard, verdict]) => `**${guard}: ${verdict}**`)
  const begin = situation.today === undefined ? first : `**on ${situation.today}:** ${first}`
  return [begin, ...guards, ...later].join('; ')
}

/** People to whom the same happens are told of in one breath. */
function lookAt(look: Look, situation: Situation): string {
  const groups = new Map<string, string[]>()
  for (const [label, outcome] of Object.entries(look.expect)) {
    const phrase = phraseOf(outcome, look, situation)
    groups.set(phrase, [...(groups.get(phrase) ?? []), nameOf(label, look, situation)])
  }
  const lines = [...groups].map(([phrase, names]) => {
    const who = names.length > 3 ? `${names.length} people` : [...new Set(names)].join(', ')
    return `${who}: ${phrase}`
  })
  return lines.length === 0 ? 'nothing' : lines.join('; ')
}

function phraseOf(outcome: Outcome, look: Look, situation: Situation): string {
  const name = (label: string) => nameOf(label, look, situation)
  const { event, fields, proposes, offers, truly, flags, unticked, day, daysLate, because, finding } = outcome
  const details = [
    event === undefined || event === 'link' ? undefined : event,
    fields === undefined || fields.length === 0 ? undefined : `fields ${fields.join(', ')}`,
    event === 'link' ? 'recognised, and linked from now on' : undefined,
    ...Object.entries(outcome.writes ?? {}).map(([id, value]) => `${id} becomes “${value ?? ''}”`),
    proposes === undefined ? undefined : `filled in: ${name(proposes)}`,
    offers === undefined ? undefined : `offered: ${offers.map(name).join(', ')}`,
    truly === undefined ? undefined : `in truth ${truly === 'nobody' ? 'nobody of the portal' : name(truly)}`,
    because === undefined ? undefined : `because: ${because.replaceAll('-', ' ')}`,
    finding === undefined ? undefined : `said: ${finding.replaceAll('-', ' ')}`,
    day === undefined ? undefined : day,
    daysLate === undefined ? undefined : `${daysLate} ${daysLate === 1 ? 'day' : 'days'} ago`,
    ...(flags ?? []).map((flag) => `flag ${flag}`),
    unticked === undefined
      ? undefined
      : unticked === true
        ? 'not ticked'
        : `not ticked: ${unticked.join(', ')}`,
  ]
  const told = details.filter((one) => one !== undefined)
  return told.length === 0 ? `**${outcome.is}**` : `**${outcome.is}** (${told.join('; ')})`
}

function nameOf(label: string, look: Look, { feed = {}, portal = {} }: Situation): string {
  const record = label.replace(/ later$/, '').replace(/^new-/, '')
  const facts = look.feed?.[record] ?? feed[record] ?? portal[record]
  const name = facts?.name ?? [facts?.given, facts?.family].filter(Boolean).join(' ')
  const readable = name.length > 40 ? `${name.slice(0, 12)}…` : name
  if (readable === '') return record
  return portal[record] === undefined ? `${readable} (${record})` : readable
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
