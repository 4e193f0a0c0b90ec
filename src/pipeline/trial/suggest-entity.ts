import type { LegalEntity } from '#model/person.ts'

export type EntitySuggestion = Readonly<{ id: string; why: 'same name' | 'similar name' }>

const legalForms =
  /\b(as|asa|ab|aps|a\/s|oy|oyj|gmbh|ag|se|kg|ug|ltd|limited|plc|llc|inc|sa|sas|sarl|bv|nv|srl|spa)\b/g

/** The legal entity that a value of the HR system most likely means; undefined rather than a guess. */
export function suggestEntity(value: string, entities: readonly LegalEntity[]): EntitySuggestion | undefined {
  const same = entities.find((one) => plain(one.name) === plain(value))
  if (same !== undefined) return { id: same.id, why: 'same name' }
  const similar = entities.filter((one) => bare(one.name) !== '' && bare(one.name) === bare(value))
  const [only] = similar
  return similar.length === 1 && only !== undefined ? { id: only.id, why: 'similar name' } : undefined
}

function plain(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}

function bare(name: string): string {
  return plain(name).replace(/[.,]/g, '').replace(legalForms, '').replace(/\s+/g, ' ').trim()
}
