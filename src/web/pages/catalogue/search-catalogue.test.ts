import { expect, test } from 'vitest'
import type { ConnectorSummary } from '#api/contract/connector.ts'
import { searchCatalogue } from './search-catalogue.ts'

function system(name: string, otherNames: string[] = [], region = 'Global'): ConnectorSummary {
  const evidence = { kind: 'official description', note: '' }
  return { id: name, name, otherNames, region, category: 'hr system', evidence, methods: [], icon: '' }
}
const systems = [
  system('Simployer One', ['AlexisHR'], 'Nordic'),
  system('Personio', [], 'DACH'),
  system('HiBob', ['Bob']),
  system('BambooHR'),
]
const found = (search: string, region: string | null = null) =>
  searchCatalogue(systems, { search, region, category: null }).map((hit) => hit.connector.name)

test('finds a system by an earlier name and says which', () => {
  const [hit] = searchCatalogue(systems, { search: 'alexis', region: null, category: null })
  expect(hit?.connector.name).toBe('Simployer One')
  expect(hit?.foundAs).toBe('AlexisHR')
})

test('spaces, hyphens, accents and case do not matter', () => {
  expect(found('hi-BOB')).toEqual(['HiBob'])
  expect(found('Pérsonio')).toEqual(['Personio'])
})

test('a name that begins so comes before one that contains it', () => {
  expect(found('b')).toEqual(['BambooHR', 'HiBob'])
})

test('the region narrows, and nothing typed finds everything', () => {
  expect(found('', 'DACH')).toEqual(['Personio'])
  expect(found('')).toHaveLength(4)
})
