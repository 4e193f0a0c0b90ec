import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** Deeper than any answer of a service; XML from outside must not exhaust the stack. */
const deepest = 64

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  maxNestedTags: deepest,
})

/**
 * XML as an object: elements by their names without prefixes, attributes as `@name`, the text of an element with
 * attributes as `#text`, repeated elements as an array. Every value is text. A single element is no array, so whoever
 * expects several reads it with `listOf`. Declarations of entities and document types are refused with a `RangeError`,
 * unfinished XML with a `SyntaxError`.
 */
export function parseXml(bytes: Buffer): unknown {
  const text = bytes.toString('utf8')
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new RangeError('a document type is declared')
  if (XMLValidator.validate(text) !== true) throw new SyntaxError('not well-formed')
  return parser.parse(text)
}

/** Nothing as no elements, one as one, several as they are. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null || value === '') return []
  return Array.isArray(value) ? value : [value]
}
