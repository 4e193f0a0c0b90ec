import { readdirSync, readFileSync } from 'node:fs'
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import { expect, test } from 'vitest'
import { en } from './en.ts'

const folder = new URL('./en/', import.meta.url)

test('no id is written twice, since the later would silently win', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  const ids = files.flatMap((name) =>
    [...readFileSync(new URL(name, folder), 'utf8').matchAll(/^ {2}'?([^'\n]+?)'?:(?: |\n)/gm)].map(
      (hit) => hit[1],
    ),
  )
  expect(ids.length).toBeGreaterThan(100)
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
})

test('every message is well-formed', () => {
  const broken = Object.entries(en).filter(([, message]) => {
    try {
      compileMessageOrThrow(message)
      return false
    } catch {
      return true
    }
  })
  expect(broken).toEqual([])
})
