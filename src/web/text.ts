import { i18n } from '@lingui/core'
import { type CompiledMessage, compileMessage } from '@lingui/message-utils/compileMessage'
import { en, type TextId } from './catalogue/en.ts'

export type { TextId }
export type TextValues = Readonly<Record<string, string | number | Date | null | undefined>>

const compiled = new Map<string, CompiledMessage>()

// Lingui compiles at every call otherwise, which a long table would feel.
function compileOnce(message: string): CompiledMessage {
  const known = compiled.get(message)
  if (known) return known
  const fresh = compileMessage(message)
  compiled.set(message, fresh)
  return fresh
}

i18n.setMessagesCompiler(compileOnce)
i18n.load('en', { ...en })
i18n.activate('en')

/** A sentence of the catalogue with its values filled in. */
export function text(id: TextId, values?: TextValues): string {
  return values ? i18n._(id, { ...values }) : i18n._(id)
}

/** Whether the catalogue has this id; for ids made from the server's words. */
export function isTextId(id: string): id is TextId {
  return Object.hasOwn(en, id)
}

/** The sentence for an id made from the server's words, or the word itself where the catalogue has none. */
export function textOr(id: string, otherwise: string, values?: TextValues): string {
  return isTextId(id) ? text(id, values) : otherwise
}
