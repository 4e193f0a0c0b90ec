import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { isUuid } from '#model/is-uuid.ts'
import { newPersonId } from './new-person-id.ts'

const run = { runId: randomUUID(), at: new Date('2026-11-22T10:00:00Z') }
const lines = [0, 1, 4095, 4096, 999_999, 16_777_216, 40_000_000]

it('gives every line an id of its own, the same whenever it is asked for', () => {
  const ids = lines.map((line) => newPersonId(run, line))
  expect(ids.every(isUuid)).toBe(true)
  expect(new Set(ids).size).toBe(lines.length)
  expect(lines.map((line) => newPersonId(run, line))).toEqual(ids)
})

it('gives another id in another run of the same instant', () => {
  expect(newPersonId({ ...run, runId: randomUUID() }, 7)).not.toBe(newPersonId(run, 7))
})

it('keeps the order of the lines, and of runs one after the other', () => {
  const later = newPersonId({ runId: randomUUID(), at: new Date(run.at.getTime() + 1) }, 0)
  const ids = [...lines.map((line) => newPersonId(run, line)), later]
  expect(ids.toSorted()).toEqual(ids)
})
