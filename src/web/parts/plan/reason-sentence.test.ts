import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isTextId } from '#web/text.ts'
import { reasonSentence } from './reason-sentence.ts'
import { ruleSentence } from './rule-sentence.ts'

function sourcesOf(stage: string): string {
  const folder = new URL(`../../../pipeline/${stage}/`, import.meta.url)
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  return files.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n')
}

function found(source: string, pattern: RegExp): string[] {
  return [...new Set([...source.matchAll(pattern)].map(([, word = '']) => word))]
}

describe('reasons in words', () => {
  it('has a sentence for every reason a plan can give', () => {
    const plans = sourcesOf('plan') + sourcesOf('undo')
    const codes = found(plans, /(?:code: |blocked\(|\? |: )'([a-z]+(?:[- ][a-z]+)*)'/g).filter((code) =>
      /-|changed since|^undo$/.test(code),
    )
    expect(codes.length).toBeGreaterThan(15)
    const silent = codes.filter((code) => !isTextId(`reason.${code}`))
    expect(silent.filter((code) => !/^by-value$|^when-empty$/.test(code))).toEqual([])
  })

  it('has words for every rule a plan writes by itself', () => {
    const source = sourcesOf('plan') + sourcesOf('map') + sourcesOf('undo')
    const rules = found(source, /rule: (?:\w+ === \w+ \? )?'([^']+)'/g)
    expect(rules.length).toBeGreaterThan(3)
    expect(rules.filter((rule) => ruleSentence(rule) === rule)).toEqual([])
  })

  it('fills in names, fields and days, and copes with what is not known', () => {
    const shared = { identifier: 'employeeNumber', value: '0042', others: '' }
    expect(reasonSentence({ code: 'shared-identifier', values: shared })).toBe(
      'Several people have the Employee Number “0042”. Give each their own in the HR system.',
    )
    expect(reasonSentence({ code: 'starts-later', values: {} })).toContain('not known')
    expect(
      reasonSentence({ code: 'proposed-match', values: { person: 'Kari', by: 'other identifier' } }),
    ).toBe('Probably Kari, by the other identifier. Please confirm.')
  })

  it('shows a code nobody has words for rather than nothing', () => {
    expect(reasonSentence({ code: 'moon-phase', values: {} })).toBe('moon-phase')
  })
})
