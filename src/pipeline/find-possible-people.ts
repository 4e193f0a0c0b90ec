import { peopleNotKept } from '#stores/people-not-kept.ts'
import type { Tx } from '#stores/transaction.ts'
import { type Identity, identityOfValues } from './correlate/identity.ts'
import { coarseIdentifiers } from './correlate/look-alike-key.ts'
import { clueKeys } from './correlate/suggest-people.ts'

/**
 * Of the people whom no unchanged record keeps, those whom these records may be: by an identifier that is the same or
 * looks alike, or by what else suggests somebody.
 */
export async function findPossiblePeople(
  tx: Tx,
  connectionId: string,
  records: readonly Identity[],
): Promise<string[]> {
  const keys = new Set(records.flatMap(keysOf))
  const found: string[] = []
  for await (const some of peopleNotKept(tx, connectionId))
    for (const { id, values } of some)
      if (keysOf(identityOfValues(values)).some((key) => keys.has(key))) found.push(id)
  return found
}

function keysOf(identity: Identity): string[] {
  const { number, email } = coarseIdentifiers(identity)
  const coarse = [...(number === null ? [] : [`n ${number}`]), ...(email === null ? [] : [`e ${email}`])]
  return [...coarse, ...clueKeys(identity)]
}
