import { text, textOr } from '#web/text.ts'

type Reading = Readonly<{ pattern: RegExp; say: (found: readonly string[]) => string }>

function separatorWords(separator: string): string {
  return separator === ' ' ? text('rule.a space') : `“${separator}”`
}

/** Rules that carry something of their own; all others are looked up whole. */
const readings: readonly Reading[] = [
  { pattern: /^date (\S+)$/, say: ([format = '']) => text('rule.date', { format }) },
  { pattern: /^telephone (\S+)$/, say: ([country = '']) => text('rule.phone', { country }) },
  {
    pattern: /^join "(.*)"$/s,
    say: ([separator = '']) => text('rule.join', { separator: separatorWords(separator) }),
  },
  {
    pattern: /^split "(.*)" (first|last|rest)$/s,
    say: ([separator = '', part = 'first']) =>
      text('rule.split', {
        part: textOr(`rule.part.${part}`, part),
        separator: separatorWords(separator),
      }),
  },
]

/** The rule that made a value, in words; one nobody has words for is shown as it is. */
export function ruleSentence(rule: string): string {
  const [, main = rule, place] = /^(.*?)(?:, source (\d+))?$/s.exec(rule) ?? []
  const reading = readings.find(({ pattern }) => pattern.test(main))
  const said = reading
    ? reading.say(reading.pattern.exec(main)?.slice(1) ?? [])
    : textOr(`rule.${main}`, main)
  return place === undefined ? said : text('rule.from-source', { rule: said, place })
}
