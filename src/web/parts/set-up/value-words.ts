import { attributeById } from '#model/attributes.ts'
import { formatDay } from '../../format.ts'
import { text, textOr } from '../../text.ts'

/** A record of the fetch or a person of the portal; anything else is a name already. */
const anId = /^record:|^[0-9a-f]{8}-[0-9a-f]{4}-/

/** A value of the portal as a person reads it: days as the reader writes them, codes as words. */
export function valueWords(attribute: string, value: string): string {
  switch (attributeById(attribute)?.kind) {
    case 'date':
      return formatDay(value)
    case 'code':
      return textOr(`code.${value}`, value)
    case 'person':
      return anId.test(value) ? text('mapping.sample person', { id: value.replace(/^record:/, '') }) : value
    default:
      return value
  }
}
