import { describe, expect, it } from 'vitest'
import type { PreviewItem } from '#api/contract/preview.ts'
import { explainedDetails, outcomeSentence } from './explanation-words.ts'

const item = {
  bucket: 'changed',
  action: 'update',
  event: 'mover',
  reason: { code: 'mover', values: {} },
  effectiveDate: null,
  changes: [
    {
      attribute: 'title',
      new: 'Lead',
      newLabel: null,
      rule: 'as is',
      source: { field: 'title', value: 'Lead' },
    },
  ],
} as unknown as PreviewItem

describe('an explanation in words', () => {
  it('names fields and findings as the screen does', () => {
    const details = [
      { label: 'givenName', value: 'Kari' },
      { label: 'problem: startDate', value: 'not a date' },
    ]
    expect(explainedDetails({ step: 'fetched', outcome: 'in the snapshot', details }, item)).toEqual([
      { label: 'Given name', value: 'Kari' },
      { label: 'Finding: Hire date', value: 'not a date' },
    ])
  })

  it('says what was mapped by which rule, and what was decided', () => {
    expect(explainedDetails({ step: 'mapped', outcome: '1', details: [] }, item)).toEqual([
      { label: 'Title', value: 'Lead → Lead. As the HR system has it' },
    ])
    expect(outcomeSentence({ step: 'decided', outcome: 'mover' }, item)).toBe(
      'Details differ from the HR system’s.',
    )
  })
})
