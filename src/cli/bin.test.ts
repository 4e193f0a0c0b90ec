import { execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

  it('serves until it is told to stop, and answers commands meanwhile', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'rollcall-bin-'))
    const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' }
    const portal = spawn(node, [bin, 'serve'], { env })
    try {
      await expect.poll(() => existsSync(join(dataDir, 'server.json')), { timeout: 50_000 }).toBe(true)
      const status = spawnSync(node, [bin, 'status', '--json'], { env, encoding: 'utf8' })
      expect(status).toMatchObject({ status: 0, stdout: '[]\n' })
    } finally {
      portal.kill('SIGTERM')
      await once(portal, 'exit')
    }
    expect(existsSync(join(dataDir, 'server.json'))).toBe(false)
    expect(existsSync(join(dataDir, 'owner.json'))).toBe(false)
    rmSync(dataDir, { recursive: true })
  })

  it('hands the exit code on', () => {
    expect(spawnSync(node, [bin, 'fetch', 'csv', '--file', `${fixture}.gone`]).status).toBe(1)
    expect(spawnSync(node, [bin, 'connectors']).status).toBe(0)
  })
})
