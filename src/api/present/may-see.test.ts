import { expect, it } from 'vitest'
import { maySee } from './may-see.ts'

it('keeps sensitive fields and fields of the company’s own from a finance manager', () => {
  const seen = ['title', 'salary', 'birthDate', 'custom:iban', 'legalEntity']
  expect(seen.filter((field) => maySee({ role: 'finance manager' }, field))).toEqual(['title', 'legalEntity'])
  expect(seen.filter((field) => maySee({ role: 'admin' }, field))).toEqual(seen)
})
