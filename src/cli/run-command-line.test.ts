import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { employeeFields } from '#model/employee.ts'
import { runCommandLine } from './run-command-line.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-cli-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Runs a command line with files of the given contents; `@name` in the words stands for such a file. */
async function run(
  words: string,
  files: Record<string, unknown> = {},
  { input = '', interactive = false } = {},
) {
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  }
  const out = collector()
  const err = collector()
  const terminal = {
    input: Readable.from([input]),
    out: out.stream,
    err: err.stream,
    interactive,
    environment: {},
  }
  const exitCode = await runCommandLine(words.replaceAll('@', `${folder}/`).split(' '), terminal)
  return { exitCode, out: out.text(), err: err.text() }
}

function collector() {
  const parts: string[] = []
  const stream = new Writable({
    write: (chunk, _, done) => {
      parts.push(String(chunk))
      done()
    },
  })
  return { stream, text: () => parts.join('') }
}

const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

const staff =
  'Status,ID,Team,First name,Phone,Shoe size\nActive,1,Blue,Ann,1,38\nTerminated,2,Red,Bo,2,\nActive,3,,Cy,3,44\n'

describe('rollcall fetch', () => {
  it('writes one employee a line on standard output, the rest on standard error', async () => {
    const { exitCode, out, err } = await run('fetch csv --file @staff.csv', { 'staff.csv': staff })
    expect(exitCode).toBe(0)
    expect(lines(out)).toHaveLength(3)
    expect(Object.keys(lines(out)[0] ?? {})).toEqual([
      'externalId',
      'givenName',
      'team',
      'employmentStatus',
      'custom',
    ])
    expect(err).toContain('finding: unknown-heading (Shoe size)')
    expect(err.trimEnd().split('\n').at(-1)).toBe('Complete.')
  })

  it('ends with the summary as a line of JSON where asked for', async () => {
    const { out } = await run('fetch csv --file @staff.csv --json', { 'staff.csv': staff })
    expect(lines(out)).toHaveLength(4)
    expect(lines(out)[3]).toEqual({
      people: 3,
      pages: 1,
      requests: 0,
      complete: true,
      incompleteBecause: [],
      problems: [expect.objectContaining({ externalId: null, field: 'Shoe size', code: 'unknown-heading' })],
    })
  })

  it('writes a file that only its owner can read, and the summary alone on standard output', async () => {
    const { out } = await run('fetch csv --file @staff.csv --json --out @staff.ndjson', {
      'staff.csv': staff,
    })
    expect(lines(out)).toMatchObject([{ people: 3 }])
    expect(lines(await readFile(join(folder, 'staff.ndjson'), 'utf8'))).toHaveLength(3)
    expect((await stat(join(folder, 'staff.ndjson'))).mode & 0o777).toBe(0o600)
  })

  it('leaves an earlier file as it was when nobody could be read', async () => {
    const { exitCode } = await run('fetch csv --file @none.csv --out @kept.ndjson', {
      'none.csv': '',
      'kept.ndjson': 'earlier',
    })
    expect(exitCode).toBe(1)
    expect(await readFile(join(folder, 'kept.ndjson'), 'utf8')).toBe('earlier')
  })

  it('keeps the people of the filter and the chosen fields, and tells nothing of the others', async () => {
    const filter = [{ dimension: 'team', mode: 'include', values: ['Blue', null] }]
    const files = {
      'staff.csv': staff.replace('Terminated', 'Zzz'),
      'filter.json': filter,
      'fields.json': ['phone', 'custom:Shoe size'],
    }
    const { exitCode, out, err } = await run(
      'fetch csv --file @staff.csv --filter @filter.json --fields @fields.json --json',
      files,
    )
    expect(exitCode).toBe(0)
    expect(lines(out).slice(0, 2)).toEqual([
      { externalId: '1', phone: '1', custom: { 'Shoe size': '38' } },
      { externalId: '3', phone: '3', custom: { 'Shoe size': '44' } },
    ])
    expect(lines(out)[2]).toMatchObject({ people: 2, outsideFilter: 1 })
    expect(out + err).not.toContain('Zzz')
  })

  it('exits 1 when a fetch is incomplete, after what could be read', async () => {
    const { exitCode, out, err } = await run('fetch csv --file @cut.csv', {
      'cut.csv': 'ID,Team,Title\n1,A,B\n2,C',
    })
    expect(exitCode).toBe(1)
    expect(lines(out)).toMatchObject([{ externalId: '1' }])
    expect(err).toContain('cut-short')
  })

  it('maps columns by a file, odd headings included', async () => {
    const files = {
      'odd.csv': 'Ref,__proto__,x\n7,Blue,y\n',
      'columns.json': '{"Ref":"employeeNumber","__proto__":"team","x":null}',
    }
    const { out } = await run('fetch csv --file @odd.csv --columns @columns.json', files)
    expect(lines(out)).toEqual([{ externalId: '7', employeeNumber: '7', team: 'Blue' }])
  })

  it('sends nothing to a terminal that it would obey', async () => {
    const evil = 'ID,Team,Status\n1,\u001b[31mred\u009b2J\u202eevil,\u001b]0;x\u0007\n'
    const { out, err } = await run('fetch csv --file @evil.csv', { 'evil.csv': evil })
    expect((out + err).replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202e/u)
    expect(lines(out)).toEqual([
      { externalId: '1', custom: undefined, team: '\u001b[31mred\u009b2J\u202eevil' },
    ])
  })

  it('shows progress only where somebody watches', async () => {
    const files = { 'staff.csv': staff }
    expect((await run('fetch csv --file @staff.csv', files)).err).not.toContain('\r')
    expect((await run('fetch csv --file @staff.csv', files, { interactive: true })).err).toContain(
      '3 of 3 people, 1 pages',
    )
  })

  it.each([
    ['fetch', 'missing required argument'],
    ['fetch nope --file @staff.csv', 'There is no connector “nope”. There are: '],
    ['fetch csv', 'needs --file'],
    ['fetch csv --file @staff.csv --method x', 'has no method “x”'],
    ['fetch csv --file @staff.csv --password x', 'unknown option'],
    ['fetch csv --file @staff.csv --base-url http://127.0.0.1:1', 'have no meaning here'],
    ['fetch csv --file @staff.csv --base-url ftp://x', '--base-url must be'],
    ['fetch csv --file @staff.csv --filter @wrong.json', 'must be a list of clauses'],
    ['fetch csv --file @staff.csv --fields @fields-wrong.json', 'names “shoe”, which is no field'],
    ['fetch csv --file @staff.csv --columns @columns-wrong.json', '“jobTitel” for “ID” is no field'],
    ['fetch csv --file @staff.csv --columns @gone.json', 'does not exist'],
    ['fetch csv --file @staff.csv --out /nowhere/x.ndjson', 'cannot be written'],
    ['backup --all', 'not yet available'],
    ['nonsense', 'unknown command'],
  ])('exits 1 at “%s” and says why', async (words, why) => {
    const files = {
      'staff.csv': staff,
      'wrong.json': {},
      'fields-wrong.json': ['shoe'],
      'columns-wrong.json': { ID: 'jobTitel' },
    }
    const { exitCode, out, err } = await run(words, files)
    expect(exitCode).toBe(1)
    expect(out).toBe('')
    expect(err).toContain(why)
  })

  it('never repeats what stands in a credentials file', async () => {
    const { err } = await run('fetch csv --file @staff.csv --credentials @secret.json', {
      'staff.csv': staff,
      'secret.json': '{"token":"s3cr3t',
    })
    expect(err).toContain('is not valid JSON')
    expect(err).not.toContain('s3cr3t')
  })

  it('takes credentials from standard input, and refuses what is no set of them', async () => {
    const { err } = await run(
      'fetch csv --file @staff.csv --credentials -',
      { 'staff.csv': staff },
      { input: '["a"]' },
    )
    expect(err).toContain('must be an object of texts')
  })
})

describe('rollcall connectors', () => {
  it('lists each connector with its methods, credentials, fields, dimensions and evidence', async () => {
    const { exitCode, out } = await run('connectors --json')
    const all = JSON.parse(out) as Record<string, unknown>[]
    expect(exitCode).toBe(0)
    expect(all.find((one) => one['id'] === 'csv')).toMatchObject({
      name: 'CSV file',
      methods: [{ id: 'file', credentials: [] }],
      fields: employeeFields.filter((field) => field !== 'custom'),
      evidence: { kind: 'official description' },
    })
    expect((await run('connectors')).out).toContain('xlsx')
  })

  it('prints help and names what comes later', async () => {
    const { exitCode, out } = await run('--help')
    expect(exitCode).toBe(0)
    expect(out).toMatch(/verify-audit\s+not yet available/u)
  })
})
