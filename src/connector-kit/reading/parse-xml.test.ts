import { describe, expect, it } from 'vitest'
import { listOf, parseXml } from './parse-xml.ts'

const parse = (text: string) => parseXml(Buffer.from(text))

describe('XML of an HR system', () => {
  it('keeps texts as they are written, and names without prefixes', () => {
    const xml =
      '<wd:Worker xmlns:wd="urn:x"><wd:ID wd:type="Employee_ID">00042</wd:ID><wd:Name>Åse &amp; Co</wd:Name></wd:Worker>'
    expect(parse(xml)).toEqual({
      Worker: { ID: { '@type': 'Employee_ID', '#text': '00042' }, Name: 'Åse & Co' },
    })
  })

  it('reads one element and several the same way', () => {
    const one = parse('<a><b>1</b></a>') as { a: { b: unknown } }
    const two = parse('<a><b>1</b><b>2</b></a>') as { a: { b: unknown } }
    expect([listOf(one.a.b), listOf(two.a.b), listOf(undefined)]).toEqual([['1'], ['1', '2'], []])
  })

  it('refuses a document type, with which entities could grow or read files', () => {
    expect(() => parse('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')).toThrow(
      RangeError,
    )
  })

  it('refuses what was cut', () => {
    expect(() => parse('<a><b>1</b>')).toThrow(SyntaxError)
  })

  it('refuses nesting that no answer has', () => {
    expect(() => parse(`${'<a>'.repeat(200)}${'</a>'.repeat(200)}`)).toThrow()
  })
})
