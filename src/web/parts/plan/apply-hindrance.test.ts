import { describe, expect, it } from 'vitest'
import { applyHindrance } from './apply-hindrance.ts'

const free = { mayApply: true, saving: false, stale: false }
const selection = { selected: 3, selectable: 5, held: 0, digest: 'd' }

describe('why Synchronize Now waits', () => {
  it('is free with something selected', () => {
    expect(applyHindrance({ state: 'open', selection }, free)).toBeNull()
  })

  it('names what is missing', () => {
    const none = { ...selection, selected: 0 }
    const held = { ...none, selectable: 0, held: 4 }
    expect(applyHindrance({ state: 'open', selection: none }, free)).toBe('preview.bar.no.nothing')
    expect(applyHindrance({ state: 'open', selection: held }, free)).toBe('preview.bar.no.all-held')
    expect(applyHindrance({ state: 'open', selection }, { ...free, mayApply: false })).toBe(
      'preview.bar.no.reader',
    )
    expect(applyHindrance({ state: 'open', selection }, { ...free, saving: true })).toBe(
      'preview.bar.no.saving',
    )
  })

  it('never applies twice or what has gone stale', () => {
    expect(applyHindrance({ state: 'applied', selection }, free)).toBe('preview.bar.no.applied')
    expect(applyHindrance({ state: 'open', selection }, { ...free, stale: true })).toBe(
      'preview.bar.no.stale',
    )
  })
})
