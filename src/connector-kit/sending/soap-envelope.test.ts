import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { at } from '../reading/at.ts'
import { parseXml } from '../reading/parse-xml.ts'
import { soapEnvelope } from './soap-envelope.ts'
import { xmlOf } from './write-xml.ts'

const parse = (text: string) => parseXml(Buffer.from(text))

describe('XML that is sent', () => {
  it('reads back as it was meant, whatever its texts hold', () => {
    const strange = `O'Neill & <Søn> "A/S" ]]> &amp;`
    const elements = { a: { '@name': strange, b: [strange, '2'], c: { '@type': 'x', '#text': strange } } }
    expect(parse(xmlOf(elements))).toEqual(elements)
  })

  it('writes switches, numbers and nought as their words', () => {
    expect(xmlOf({ a: { on: true, off: false, page: 0, '@flag': true } })).toBe(
      '<a flag="true"><on>true</on><off>false</off><page>0</page></a>',
    )
  })

  it('carries user name and password in the header, escaped, and the body as it is', () => {
    const envelope = soapEnvelope('<q>1</q>', 'isu@tenant', 'p<a>&"ss')
    const found = parse(envelope)
    const token = at(found, 'Envelope.Header.Security.UsernameToken')
    expect(token).toMatchObject({ Username: 'isu@tenant', Password: { '#text': 'p<a>&"ss' } })
    expect(at(found, 'Envelope.Body.q')).toBe('1')
  })
})
