import { describe, expect, it } from 'vitest'
import { ruleSentence } from './rule-sentence.ts'

describe('the rule that made a value, in words', () => {
  it('knows the rules of a mapping', () => {
    expect(ruleSentence('as is')).toBe('As the HR system has it')
    expect(ruleSentence('join " "')).toBe('Joined with a space')
    expect(ruleSentence('split ", " last')).toBe('The last part, split at “, ”')
    expect(ruleSentence('date DD.MM.YYYY')).toBe('Read as a date written DD.MM.YYYY')
  })

  it('says when an earlier field was empty', () => {
    expect(ruleSentence('as is, source 2')).toBe('As the HR system has it; field 2 of the fallback order')
  })

  it('shows an unknown rule rather than nothing', () => {
    expect(ruleSentence('moon phase')).toBe('moon phase')
  })
})
