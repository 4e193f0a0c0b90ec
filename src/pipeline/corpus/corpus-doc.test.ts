import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { corpus } from './corpus.ts'
import { corpusDocument } from './corpus-doc.ts'

test('docs/corpus.md is the corpus; `node scripts/write-corpus-doc.ts` writes it', () => {
  const page = readFileSync(new URL('../../../docs/corpus.md', import.meta.url), 'utf8')
  expect(page).toBe(corpusDocument())
})

test('there are at least 300 situations', () => {
  expect(corpus.flatMap((theme) => theme.situations).length).toBeGreaterThanOrEqual(300)
})
