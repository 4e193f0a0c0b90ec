import type { LegalEntity } from '#model/person.ts'

export type EntitySuggestion = Readonly<{
  id: string
  why: 'same name' | 'same organisation number' | 'similar name' | 'its people'
}>

/** How many of the people of a value are in which legal entity of the portal today. */
export type PeopleByEntity = ReadonlyMap<string, number>

const legalForms =
  /\b(as|asa|ab|aps|a\/s|oy|oyj|gmbh|ag|se|kg|ug|ltd|limited|plc|llc|inc|sa|sas|sarl|bv|nv|srl|spa)\b/g

/** The legal entity that a value of the HR system most likely means; undefined rather than a guess. */
export function suggestEntity(
  value: string,
  entities: readonly LegalEntity[],
  people: PeopleByEntity = new Map(),
): EntitySuggestion | undefined {
  const same = entities.find((one) => plain(one.name) === plain(value))
  if (same !== undefined) return { id: same.id, why: 'same name' }
  const numbered = entities.filter((one) => holdsNumber(value, one.organisationNumber))
  const [byNumber] = numbered
  if (numbered.length === 1 && byNumber !== undefined)
    return { id: byNumber.id, why: 'same organisation number' }
  const similar = entities.filter((one) => bare(one.name) !== '' && bare(one.name) === bare(value))
  const [only] = similar
  if (similar.length === 1 && only !== undefined) return { id: only.id, why: 'similar name' }
  return ofItsPeople(people)
}

/** A legal entity that was renamed upstream, or two that became one: nearly all people of the value are in it today. */
function ofItsPeople(people: PeopleByEntity): EntitySuggestion | undefined {
  const all = [...people.values()].reduce((sum, one) => sum + one, 0)
  const most = [...people].find(([, count]) => count >= fewest && count >= all * nearlyAll)
  return most === undefined ? undefined : { id: most[0], why: 'its people' }
}

const fewest = 3
const nearlyAll = 0.8

function holdsNumber(value: string, number: string | null): boolean {
  const digits = (number ?? '').replace(/\D/g, '')
  return digits.length >= 6 && value.replace(/[\s.-]/g, '').includes(digits)
}

function plain(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}

function bare(name: string): string {
  return plain(name).replace(/[.,]/g, '').replace(legalForms, '').replace(/\s+/g, ' ').trim()
}
