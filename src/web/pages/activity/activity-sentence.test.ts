import { describe, expect, it } from 'vitest'
import { activityDetails, activitySentence } from './activity-sentence.ts'

describe('activity in sentences', () => {
  it('says what happened to whom', () => {
    expect(activitySentence({ action: 'disconnected', subject: 'Personio' })).toBe(
      'Personio was disconnected',
    )
  })

  it('does not hide what it has no words for', () => {
    expect(activitySentence({ action: 'moon landed on', subject: 'HiBob' })).toBe('HiBob: moon landed on')
    expect(
      activityDetails({ action: 'sync applied', values: { changed: '3', left: '0', tide: 'low' } }),
    ).toBe('3 changed · tide low')
  })
})
