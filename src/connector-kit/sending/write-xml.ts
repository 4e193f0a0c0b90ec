import { XMLBuilder } from 'fast-xml-parser'

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#text',
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  processEntities: true,
})

/**
 * An object as XML: elements by their names, attributes as `@name`, text beside attributes as `#text`, an array as
 * repeated elements. Every value is escaped.
 */
export function xmlOf(elements: Readonly<Record<string, unknown>>): string {
  return String(builder.build(elements))
}
