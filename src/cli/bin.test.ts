import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const path = (from: string) => new URL(from, import.meta.url).pathname
const bin = path('../../bin/rollcall.mjs')
const fixture = path('../../connectors/csv/fixtures/fr-semicolon.csv')

/** The Node that starts the tests and, where it is another one, the system's own, which may be older than the code needs. */
const nodes = [
  process.execPath,
  ...['/usr/bin/node', '/usr/local/bin/node'].filter((node) => existsSync(node)),
]

describe.each(nodes)('bin/rollcall.mjs under %s', (node) => {
  it('reads a file from beginning to end', async () => {
    const { stdout, stderr } = await promisify(execFile)(node, [
      bin,
      'fetch',
      'csv',
      '--file',
      fixture,
      '--json',
    ])
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines.map((line) => line['externalId'])).toEqual(['A-001', 'A-002', undefined])
    expect(lines.at(-1)).toMatchObject({ people: 2, complete: true })
    expect(stderr).toContain('serves as id')
  })

  it('hands the exit code on', () => {
    expect(spawnSync(node, [bin, 'fetch', 'csv', '--file', `${fixture}.gone`]).status).toBe(1)
    expect(spawnSync(node, [bin, 'connectors']).status).toBe(0)
  })
})
