import type { Connection } from '#api/contract/connection.ts'
import { text } from '../../text.ts'

/** Who set a stored credential, and how a secret ends. */
export function storedNote(stored: Connection['credentials'][number] | undefined): string | undefined {
  if (!stored?.setAt) return undefined
  const by = stored.setBy ?? ''
  if (stored.kind === 'text') return by === '' ? undefined : text('connect.stored text', { by })
  if (by === '') return text('connect.stored by nobody')
  if (stored.lastFour === null) return text('connect.stored by', { by })
  return text('connect.stored', { lastFour: stored.lastFour, by })
}
