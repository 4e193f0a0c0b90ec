import { expect, test } from 'vitest'
import { slugOf } from './companies.ts'

test.each([
  ['Acme', 'acme'],
  ['Fjordkraft Ærlig AS', 'fjordkraft-aerlig-as'],
  ['Ørsted & Sønner', 'orsted-sonner'],
  ['Müller Straße GmbH', 'muller-strasse-gmbh'],
  ['Łódź—Süd', 'lodz-sud'],
  ['株式会社', 'company'],
  ['  --  ', 'company'],
  [`${'A'.repeat(39)} & more`, 'a'.repeat(39)],
])('%s is called %s in addresses', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})
