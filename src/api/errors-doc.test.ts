import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { failureCatalogue } from '#connector-kit/failures.ts'
import { errorCodes } from '#model/error-codes.ts'
import { errorsDocument } from './errors-doc.ts'

test('docs/errors.md tells of every code, in the words of the code', () => {
  const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8')
  expect(page, 'Run: node scripts/write-errors-doc.ts').toBe(errorsDocument())
  const headings = [...page.matchAll(/^### (.+)$/gm)].map(([, code]) => code)
  expect(headings.sort()).toEqual([...Object.keys(errorCodes), ...Object.keys(failureCatalogue)].sort())
})

test('no code has two meanings', () => {
  const both = Object.keys(errorCodes).filter((code) => code in failureCatalogue)
  expect(both).toEqual([])
})
