import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type GrantingServer, startGrantingServer } from '#connector-kit/testing/granting-server.ts'
import { runCommandLine } from './run-command-line.ts'

let hr: GrantingServer
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-signed-in-'))
  const person = { empNumber: 1, firstName: 'Kari', lastName: 'Nordby', employeeId: '0042' }
  hr = await startGrantingServer({
    prefix: '/web/index.php',
    client: { id: 'portal', secret: 'canary-secret-52' },
    data: () => ({ status: 200, body: { data: [person], meta: { total: 1 } } }),
  })
})
afterEach(async () => {
  await hr.close()
  await rm(folder, { recursive: true })
})

async function fetchPeople(credentials: string, input = '') {
  await writeFile(join(folder, 'fields.json'), '["givenName", "employeeNumber"]')
  let [out, err] = ['', '']
  const into = (take: (text: string) => void) =>
    new Writable({
      write: (chunk, _, done) => {
        take(String(chunk))
        done()
      },
    })
  const exitCode = await runCommandLine(
    [
      'fetch',
      'orangehrm',
      '--credentials',
      credentials,
      '--base-url',
      hr.baseUrl,
      '--fields',
      join(folder, 'fields.json'),
    ],
    {
      input: Readable.from([input]),
      out: into((text) => {
        out += text
      }),
      err: into((text) => {
        err += text
      }),
      interactive: false,
      environment: {},
    },
  )
  return { exitCode, out, err }
}

const credentials = () => ({
  address: 'https://hr.nordlys.example',
  clientId: 'portal',
  clientSecret: 'canary-secret-52',
  refreshToken: hr.refreshToken(),
})

it('writes the refresh token that was issued back to the file, and says so without showing it', async () => {
  const file = join(folder, 'credentials.json')
  const before = credentials()
  await writeFile(file, JSON.stringify(before), { mode: 0o600 })
  const { exitCode, out, err } = await fetchPeople(file)
  expect(exitCode).toBe(0)
  expect(out).toContain('"employeeNumber":"0042"')
  expect(err).toContain(`issued a new refreshToken; it was written to ${file}`)
  expect(err + out).not.toMatch(/refresh-|canary/)
  expect((await fetchPeople(file)).exitCode).toBe(0)
  const after = JSON.parse(await readFile(file, 'utf8'))
  expect(after).toEqual({ ...before, refreshToken: expect.stringMatching(/^refresh-/) })
  expect(after.refreshToken).not.toBe(before.refreshToken)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['credentials.json', 'fields.json'])
})

it('says what it means where there is nowhere to write', async () => {
  const { exitCode, err } = await fetchPeople('-', JSON.stringify(credentials()))
  expect(exitCode).toBe(0)
  expect(err).toContain('sign in again before the next fetch, or give a file')
  expect(err).not.toMatch(/refresh-/)
})

it('says to sign in again where the refresh token was spent', async () => {
  const file = join(folder, 'credentials.json')
  await writeFile(file, JSON.stringify({ ...credentials(), refreshToken: 'refresh-spent' }))
  const { exitCode, err } = await fetchPeople(file)
  expect(exitCode).toBe(1)
  expect(err).toContain('The sign-in to OrangeHRM has ended.')
})
