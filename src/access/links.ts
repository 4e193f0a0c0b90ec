import { randomBytes } from 'node:crypto'
import type { Database } from '#db/database.ts'
import { AppError } from '#model/app-error.ts'
import { findLink, insertLink, type LinkPurpose, type LinkRow, takeLink } from '#stores/access-link-store.ts'
import { type AccessTransaction, changeAccess } from '#stores/access-store.ts'
import { hashToken } from './hash-token.ts'

/** Where each kind of link leads on the screen. */
export const linkPages: Record<LinkPurpose, string> = {
  setup: 'setup',
  'sign-in': 'sign-in/link',
  invitation: 'invitation',
  'it-link': 'it',
}
const hour = 3_600_000
const lifetimesMs: Record<LinkPurpose, number> = {
  setup: 24 * hour,
  'sign-in': 24 * hour,
  invitation: 7 * 24 * hour,
  'it-link': 48 * hour,
}

/** A link to hand over; its token is shown this once and kept as a hash only. */
export type OneTimeLink = Readonly<{ link: string; token: string; expiresAt: string }>
type Subject = Partial<Omit<LinkRow, 'purpose' | 'expiresAt'>>

export async function createLink(
  database: Database,
  publicUrl: string,
  purpose: LinkPurpose,
  subject: Subject,
): Promise<OneTimeLink> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + lifetimesMs[purpose]).toISOString()
  const row: LinkRow = {
    companyId: null,
    connectionId: null,
    userId: null,
    email: null,
    role: null,
    legalEntityIds: null,
    ...subject,
    purpose,
    expiresAt,
  }
  await changeAccess(database, (tx) => insertLink(tx, hashToken(token), row))
  return { link: `${publicUrl}/${linkPages[purpose]}/${token}`, token, expiresAt }
}

/** The link of this token while it works; otherwise `link-not-found`. */
export async function readLink(database: Database, purpose: LinkPurpose, token: string): Promise<LinkRow> {
  const found = await findLink(database, purpose, hashToken(token))
  if (found === undefined) throw new AppError('link-not-found')
  return found
}

/** Uses the link up in this transaction; otherwise `link-not-found`. */
export async function spendLink(
  tx: AccessTransaction,
  purpose: LinkPurpose,
  token: string,
): Promise<LinkRow> {
  const found = await takeLink(tx, purpose, hashToken(token))
  if (found === undefined) throw new AppError('link-not-found')
  return found
}
