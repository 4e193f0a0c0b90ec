import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { dayOfText, generalisedTime, guidText, lastDayBefore } from './directory-values.ts'
import { normaliseDn } from './normalise-dn.ts'

const ticks = (instant: string) => String((BigInt(Date.parse(instant)) + 11_644_473_600_000n) * 10_000n)

describe('values of a directory', () => {
  it('show a GUID as Active Directory’s tools do', () => {
    expect(guidText(Buffer.from('33221100554477668899aabbccddeeff', 'hex'))).toBe(
      '00112233-4455-6677-8899-aabbccddeeff',
    )
    expect(() => guidText(Buffer.from('3322', 'hex'))).toThrow('2 bytes')
  })

  it.each(['-10:00', '-05:00', '+00:00', '+01:00', '+05:30', '+13:00'])(
    'tell the last day of an account that ends at midnight in UTC%s',
    (zone) => {
      expect(lastDayBefore(ticks(`2027-01-01T00:00:00${zone}`))).toBe('2026-12-31')
    },
  )

  it('know an account that never ends, and a number that is no instant', () => {
    expect(lastDayBefore('0')).toBeNull()
    expect(lastDayBefore('9223372036854775807')).toBeNull()
    expect(() => lastDayBefore('soon')).toThrow('“soon”')
    expect(() => lastDayBefore('5')).toThrow('before 1970')
  })

  it('read a generalised time, its zone included', () => {
    expect(generalisedTime('20190301081500.0Z').toISOString()).toBe('2019-03-01T08:15:00.000Z')
    expect(generalisedTime('2019030108+0230').toISOString()).toBe('2019-03-01T05:30:00.000Z')
    for (const wrong of ['20190231000000Z', '20191301000000Z', '2019-03-01', '20190301081500'])
      expect(() => generalisedTime(wrong), wrong).toThrow()
  })

  it('read a day however it is written, and refuse an hour', () => {
    for (const text of ['2026-12-31', '20261231', '31.12.2026', '20261231000000Z', '20261231000000.0+0100'])
      expect(dayOfText(text), text).toBe('2026-12-31')
    for (const text of ['20261231120000Z', '12/31/2026', '20261301', 'soon'])
      expect(() => dayOfText(text)).toThrow()
  })
})

describe('distinguished names', () => {
  it('are the same however they are typed', () => {
    const same = [
      'CN=Ruud\\, Ingrid,OU=Staff,DC=fjellvind,DC=example',
      'cn = ruud\\2C ingrid , ou=Staff;dc=Fjellvind, dc=example',
      'CN="Ruud, Ingrid",OU=staff,DC=fjellvind,DC=example',
    ]
    expect(new Set(same.map(normaliseDn)).size).toBe(1)
    expect(normaliseDn('cn=S\\C3\\B8ren+uid=7,dc=x')).toBe(normaliseDn('UID=7+CN=søren,DC=x'))
  })

  it('of two people are two', () => {
    expect(normaliseDn('cn=a\\,b,dc=x')).not.toBe(normaliseDn('cn=a,b=,dc=x'))
    expect(normaliseDn('cn=a,ou=b,dc=x')).not.toBe(normaliseDn('cn=a,dc=x'))
  })
})
