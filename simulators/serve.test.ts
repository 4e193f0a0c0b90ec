import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ask, parsed } from './test-reader.ts'

const program = fileURLToPath(new URL('serve.ts', import.meta.url))

describe('a simulator as a process of its own', () => {
  it('says in one line where it listens, and ends when its standard input does', async () => {
    const { child, baseUrl } = await started('hibob', '--people', '120', '--today', '2026-12-22')
    expect(parsed(await ask(`${baseUrl}/__simulator/state`))).toMatchObject({
      kind: 'hibob',
      day: '2026-12-22',
    })
    child.stdin.end()
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it('ends on SIGTERM', async () => {
    const { child } = await started('personio', '--people', '120')
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it('says what is wrong with its arguments', async () => {
    const child = spawn(process.execPath, [program, 'personio', '--people', 'many'], {
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    let told = ''
    child.stderr.on('data', (part) => {
      told += part
    })
    expect(await once(child, 'close')).toEqual([1, null])
    expect(told).toContain('--people must be a whole number, not "many"')
  })
})

async function started(...args: string[]) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const { kind, baseUrl } = JSON.parse(line) as { kind: string; baseUrl: string }
  expect(kind).toBe(args[0])
  return { child, baseUrl }
}
