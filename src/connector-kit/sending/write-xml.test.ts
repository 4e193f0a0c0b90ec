import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { parseXml } from '../reading/parse-xml.ts'
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
})
