import type { ConnectorSummary } from '#api/contract/connector.ts'

export type CatalogueSearch = Readonly<{ search: string; region: string | null; category: string | null }>
/** `foundAs` is the other name that matched, where the name itself did not. */
export type CatalogueHit = Readonly<{ connector: ConnectorSummary; foundAs: string | null }>

/** Letters and digits only, without accents, so that "hi bob", "HiBob" and "hi-bob" are one. */
function plain(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function hitOf(connector: ConnectorSummary, search: string): (CatalogueHit & { rank: number }) | null {
  const name = plain(connector.name)
  if (name.startsWith(search)) return { connector, foundAs: null, rank: 0 }
  if (name.includes(search)) return { connector, foundAs: null, rank: 1 }
  const other = connector.otherNames.find((one) => plain(one).includes(search))
  return other === undefined ? null : { connector, foundAs: other, rank: 2 }
}

/** The HR systems that fit, best first: by name, then by another name. */
export function searchCatalogue(
  connectors: readonly ConnectorSummary[],
  { search, region, category }: CatalogueSearch,
): CatalogueHit[] {
  return connectors
    .filter(
      (one) => (region === null || one.region === region) && (category === null || one.category === category),
    )
    .map((one) => hitOf(one, plain(search)))
    .filter((hit) => hit !== null)
    .toSorted((a, b) => a.rank - b.rank || a.connector.name.localeCompare(b.connector.name))
}
