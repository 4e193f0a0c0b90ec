import { expect, test } from 'vitest'
import { neighbour } from './connector-grid.tsx'

// Five tiles in rows of three.
const tops = [0, 0, 0, 100, 100]

test('down and up keep the column, and edges hold', () => {
  expect(neighbour('ArrowDown', 1, tops)).toBe(4)
  expect(neighbour('ArrowUp', 4, tops)).toBe(1)
  expect(neighbour('ArrowDown', 2, tops)).toBeUndefined()
  expect(neighbour('ArrowLeft', 0, tops)).toBeUndefined()
  expect(neighbour('End', 0, tops)).toBe(4)
})
