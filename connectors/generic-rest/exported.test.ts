import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { exportConnector } from '#connector-kit'
import type { DescribedSystem } from '#model/described-system.ts'
import { exampleDescription } from './example-description.ts'

const root = join(import.meta.dirname, '../..')
const hostile = "'); process.exit(1); ('"
const awkward: DescribedSystem = {
  ...exampleDescription,
  name: `2nd HR – ${hostile}`,
  signIn: {
    scheme: 'token-request',
    address: 'https://login.acme.example',
    path: '/token',
    send: 'form',
    fields: {
      client_id: 'acme',
      client_secret: { secret: 'clientSecret' },
      grant_type: 'client_credentials',
    },
    tokenAt: 'access_token',
  },
  people: { ...exampleDescription.people, paging: { style: 'next-link', nextAt: 'links.next' } },
  fields: {
    externalId: { path: 'id' },
    employmentStatus: { path: `state${hostile}`, values: { "on 'leave'": 'leave' } },
    salary: { path: 'pay', currency: 'NOK' },
    homeAddress: { lines: ['street'], city: 'town' },
  },
}
const variants: readonly DescribedSystem[] = [
  exampleDescription,
  awkward,
  {
    ...awkward,
    signIn: { scheme: 'none' },
    fields: { externalId: { path: 'id' } },
    customFields: [],
    dimensions: [],
  },
  { ...awkward, signIn: { scheme: 'basic', username: 'reader', password: { secret: 'password' } } },
  { ...awkward, signIn: { scheme: 'header', header: 'X-Key', value: { secret: 'apiKey' } } },
]

/** What the compiler says of a file that only stands in memory, beside the real connectors. */
function faultsOf(texts: readonly string[]): readonly string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root)
  const files = new Map(
    texts.map((text, index) => [join(root, 'connectors', `exported-${index}`, 'connector.ts'), text]),
  )
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (path) => files.has(path) || fileExists(path)
  host.readFile = (path) => files.get(path) ?? readFile(path)
  host.getSourceFile = (path, ...rest) => {
    const text = files.get(path)
    return text === undefined
      ? getSourceFile(path, ...rest)
      : ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true)
  }
  const program = ts.createProgram([...files.keys()], options, host)
  return [...files.keys()].flatMap((path) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(path))
      .map((one) => `${path.slice(root.length)}: ${ts.flattenDiagnosticMessageText(one.messageText, ' ')}`),
  )
}

describe('a description exported as the start of a connector', () => {
  const exported = variants.map(exportConnector)
  const textOf = (index: number, name: string) =>
    exported[index]?.files.find((one) => one.name === name)?.text ?? ''

  it('compiles against the kit as it stands, whatever was described', { timeout: 60_000 }, () => {
    const texts = variants.map((_, index) => textOf(index, 'connector.ts'))
    expect(faultsOf(texts)).toEqual([])
    expect(faultsOf([`${texts[0]}\nexport const wrong: number = 'x'\n`])).not.toEqual([])
  })

  it('is short enough for a connector, and holds no secret and nothing of one company', () => {
    for (const [index] of variants.entries()) {
      const text = textOf(index, 'connector.ts')
      expect(text.split('\n').length).toBeLessThanOrEqual(120)
      expect(text).not.toMatch(/'reader'|'acme'/)
    }
  })

  it('has a name that can stand in code and in an address', () => {
    expect(exported.map(({ id }) => id).slice(0, 2)).toEqual(['acme-people', 'hr-2nd-hr-process-exit-1'])
  })

  it('has a guide with a heading for every credential', () => {
    expect(textOf(0, 'guide.md')).toContain('## Make an API key')
    expect(textOf(1, 'guide.md')).toContain('**Client id** and **Client secret**')
  })
})
