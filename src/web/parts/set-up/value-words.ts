import { attributeById } from '#model/attributes.ts'
import { formatDay } from '../../format.ts'
import { text, textOr } from '../../text.ts'

/** A value of the portal as a person reads it: days as the reader writes them, codes as words. */
export function valueWords(attribute: string, value: string): string {
  switch (attributeById(attribute)?.kind) {
    case 'date':
      return formatDay(value)
    case 'code':
      return textOr(`code.${value}`, value)
    case 'person':
      return text('mapping.sample person', { id: value.replace(/^record:/, '') })
    default:
      return value
  }
}
