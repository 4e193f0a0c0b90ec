import type { Database } from '#db/database.ts'
import { AppError } from '#model/app-error.ts'
import { type AccessTransaction, insertCompany, insertMember, type NewMember } from '#stores/access-store.ts'
import { slugsLike } from '#stores/company-store.ts'

export type CompanyWish = Readonly<{
  name: string
  timeZone: string
  hrIntegration: boolean
  accountManagerId: string | null
  demo?: boolean
}>
export type MadeCompany = Readonly<{ id: string; slug: string }>

export async function makeCompany(
  database: Database,
  tx: AccessTransaction,
  wish: CompanyWish,
): Promise<MadeCompany> {
  refuseUnknownTimeZone(wish.timeZone)
  const slug = await freeSlug(database, wish.name)
  const id = await insertCompany(tx, { ...wish, slug, demo: wish.demo ?? false })
  return { id, slug }
}

export async function makeMember(tx: AccessTransaction, member: NewMember): Promise<void> {
  if (!(await insertMember(tx, member))) throw new AppError('already-member')
}

function refuseUnknownTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    const message = `There is no time zone “${timeZone}”; use a name such as Europe/Oslo.`
    throw new AppError('invalid-input', { extras: { fields: [{ path: 'timeZone', message }] } })
  }
}

async function freeSlug(database: Database, name: string): Promise<string> {
  const wanted = slugOf(name)
  const taken = new Set(await slugsLike(database, wanted))
  if (!taken.has(wanted)) return wanted
  let number = 2
  while (taken.has(`${wanted}-${number}`)) number += 1
  return `${wanted}-${number}`
}

/** Letters that do not fall apart into a base letter and a mark. */
const spelledOut: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  å: 'a',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  þ: 'th',
}

export function slugOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[øæåßłđþ]/g, (letter) => spelledOut[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '')
  return plain === '' ? 'company' : plain
}
