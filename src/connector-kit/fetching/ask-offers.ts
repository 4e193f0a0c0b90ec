import { failureOf } from '../failures.ts'
import type { Asked, HttpMethod } from '../http-definition.ts'
import type { SendCall } from './read-pages.ts'

/** What to ask for, with the fields that this customer's HR system says it has, where the method asks for them. */
export async function askOffers(asked: Asked, { employees }: HttpMethod, send: SendCall): Promise<Asked> {
  const { offers } = employees
  if (!offers) return asked
  try {
    return { ...asked, offered: new Set(offers.names(await send({ request: offers.request }))) }
  } catch (error) {
    if (!offers.orWithout || !isUnanswered(error)) throw error
    return asked
  }
}

/** Refused as such, not because of the credentials or for the moment. */
export function isUnanswered(error: unknown): boolean {
  return ['contract', 'permission', 'address'].includes(failureOf(error)?.kind ?? '')
}
