import { describe, expect, it } from 'vitest'
import { type NoticeFacts, writeNotice } from './write-notice.ts'

const facts: NoticeFacts = {
  connectorName: 'Personio',
  state: 'ready',
  setupFinished: true,
  waiting: 0,
  planDigest: 'd1',
  failure: null,
  snapshotState: 'complete',
  link: 'https://portal.example/c/fjellvind',
}

describe('notices', () => {
  it('say how many changes wait, and nothing when none does', () => {
    expect(writeNotice(facts)).toBeNull()
    expect(writeNotice({ ...facts, waiting: 1 })?.subject).toBe('1 change waits for you')
    expect(writeNotice({ ...facts, waiting: 45 })).toMatchObject({
      kind: 'changes',
      fingerprint: 'd1',
      subject: '45 changes wait for you',
    })
  })

  it('say what to do when the HR system lets nobody in, once per reason', () => {
    const failure = {
      kind: 'credentials',
      code: 'signed-out',
      what: 'Personio refused.',
      advice: 'Make a new key.',
      who: 'admin',
    } as const
    const notice = writeNotice({ ...facts, failure })
    expect(notice).toMatchObject({ kind: 'trouble', fingerprint: 'signed-out' })
    expect(notice?.text).toContain('Make a new key.')
  })

  it('say that the first read has ended while a set-up is open', () => {
    expect(writeNotice({ ...facts, setupFinished: false })?.subject).toBe('Personio is read')
  })
})
