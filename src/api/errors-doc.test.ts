import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { failureCatalogue } from '#connector-kit/failures.ts'
import { problemCodes } from '#model/employee.ts'
import { errorCodes } from '#model/error-codes.ts'
import { errorsDocument, fileFaultExamples } from './errors-doc.ts'

test('docs/errors.md tells of every code, in the words of the code', () => {
  const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8')
  expect(page, 'Run: node scripts/write-errors-doc.ts').toBe(errorsDocument())
  const headings = [...page.matchAll(/^### (.+)$/gm)].map(([, code]) => code)
  const known = [
    ...Object.keys(errorCodes),
    ...Object.keys(failureCatalogue),
    ...fileFaultExamples.map((one) => one.code),
    ...problemCodes,
  ]
  expect(headings.sort()).toEqual(known.sort())
})

test('every fault of a file has its example', () => {
  const source = readFileSync(new URL('../connector-kit/files/file-faults.ts', import.meta.url), 'utf8')
  const codes = new Set([...source.matchAll(/'(file-[a-z-]+)'/g)].map(([, code]) => code))
  expect(new Set(fileFaultExamples.map((one) => one.code))).toEqual(codes)
})

test('no code has two meanings', () => {
  const both = Object.keys(errorCodes).filter((code) => code in failureCatalogue)
  expect(both).toEqual([])
})
