import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeKeyring, parseKey, parseKeyFile } from './keyring.ts'

const place = { companyId: 'c1', connectionId: 'n1', field: 'apiKey' }
const key = (version: string) => ({ version, bytes: randomBytes(32) })

describe('secrets at rest', () => {
  it('open only in the place they were sealed for', () => {
    const ring = makeKeyring([key('v1')])
    const sealed = ring.seal('canary', place)
    expect(ring.open(sealed, place).toString()).toBe('canary')
    for (const other of [{ companyId: 'c2' }, { connectionId: 'n2' }, { field: 'token' }]) {
      expect(() => ring.open(sealed, { ...place, ...other })).toThrow('wrong place')
    }
    expect(sealed.ciphertext.includes('canary')).toBe(false)
  })

  it('stay readable after a new key was put in front, and not without their own', () => {
    const old = key('v1')
    const sealed = makeKeyring([old]).seal('canary', place)
    expect(
      makeKeyring([key('v2'), old])
        .open(sealed, place)
        .toString(),
    ).toBe('canary')
    expect(() => makeKeyring([key('v2')]).open(sealed, place)).toThrow('version v1')
  })

  it('need a key of 32 bytes', () => {
    expect(() => parseKey('c2hvcnQ=')).toThrow('32 bytes')
    expect(() => parseKeyFile('# nothing\n')).toThrow('no key')
    const text = `v2:${randomBytes(32).toString('base64')}\nv1:${randomBytes(32).toString('base64')}`
    expect(parseKeyFile(text).map((one) => one.version)).toEqual(['v2', 'v1'])
  })
})
