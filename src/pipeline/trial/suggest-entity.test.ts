import { expect, test } from 'vitest'
import { suggestEntity } from './suggest-entity.ts'

const entity = (id: string, name: string, organisationNumber: string | null = null) => ({
  id,
  name,
  organisationNumber,
  country: null,
  timeZone: null,
})
const entities = [
  entity('no', 'Fjellvind AS', '912 345 678'),
  entity('se', 'Fjellvind Sverige AB'),
  entity('de', 'Fjellvind GmbH'),
]

test.each([
  ['the same name, whatever its letters', 'FJELLVIND AS', {}, 'no', 'same name'],
  ['the organisation number in the value', 'Norge (912345678)', {}, 'no', 'same organisation number'],
  ['another legal form', 'Fjellvind Sverige', {}, 'se', 'similar name'],
  ['a name that two could mean', 'Fjellvind', {}, undefined, undefined],
  ['renamed upstream: its people are there', 'Nordlys Energi', { se: 11, no: 1 }, 'se', 'its people'],
  ['two that became one: its people are in one', 'Nordlys Norden', { no: 40, se: 8 }, 'no', 'its people'],
  ['people from here and there', 'Nordlys Norden', { no: 10, se: 8 }, undefined, undefined],
  ['two people are no evidence', 'Nordlys', { se: 2 }, undefined, undefined],
  ['nobody knows', 'Nordlys', {}, undefined, undefined],
] as const)('%s', (_, value, people, id, why) => {
  const counts = new Map(Object.entries(people))
  expect(suggestEntity(value, entities, counts)).toEqual(id === undefined ? undefined : { id, why })
})
