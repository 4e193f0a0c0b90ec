import type { SecretSlot } from '#model/described-fields.ts'
import type { DescribedSystem } from '#model/described-system.ts'
import { looksSensitive } from '../../reading/looks-sensitive.ts'
import { secretsOf } from '../make-method.ts'
import { exportGuide } from './export-guide.ts'
import { writeFields } from './write-fields.ts'
import { block, Code, literal } from './write-literal.ts'

/** The files of a connector that begins with a description. */
export type ExportedConnector = Readonly<{
  id: string
  files: readonly Readonly<{ name: string; text: string }>[]
}>

/** What was described, as the start of a connector: its declaration, its guide, its test. */
export function exportConnector(described: DescribedSystem): ExportedConnector {
  const id = idOf(described.name)
  const constant = id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  const test = [
    `import { conformance } from '#connector-kit/testing/index.ts'`,
    `import { ${constant} } from './connector.ts'`,
    '',
    `conformance(${constant}, import.meta.dirname)`,
    '',
  ].join('\n')
  return {
    id,
    files: [
      { name: 'connector.ts', text: declaration(described, id, constant) },
      { name: 'guide.md', text: exportGuide(described, credentialsOf(described)) },
      { name: 'connector.test.ts', text: test },
    ],
  }
}

/** Letters and digits with hyphens, never beginning with a digit. */
function idOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '')
  const id = words.join('-')
  return /^[a-z]/.test(id) ? id : `hr-${id || 'system'}`
}

export type ExportedCredential = Readonly<{ kind: 'text' | 'secret'; label: string; guide: string }>

const slots: Readonly<Record<SecretSlot, ExportedCredential>> = {
  apiKey: { kind: 'secret', label: 'API key', guide: '#make-an-api-key' },
  password: { kind: 'secret', label: 'Password', guide: '#find-the-password' },
  clientSecret: { kind: 'secret', label: 'Client secret', guide: '#make-a-client' },
}
/** What differs from company to company belongs into the form, not into the code. */
const ofACompany = /client.?id|user|login|account|tenant|company/i

function credentialsOf(described: DescribedSystem): Readonly<Record<string, ExportedCredential>> {
  const { signIn } = described
  const names =
    signIn.scheme === 'basic' && typeof signIn.username === 'string'
      ? ['username']
      : signIn.scheme === 'token-request'
        ? Object.entries(signIn.fields).flatMap(([name, one]) =>
            typeof one === 'string' && ofACompany.test(name) ? [camel(name)] : [],
          )
        : []
  const texts = names.map((name) => [name, { kind: 'text', label: spaced(name), guide: '#make-a-client' }])
  const secrets = secretsOf(described).map((slot) => [slot, slots[slot]])
  return Object.fromEntries([...texts, ...secrets])
}

function camel(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  const [first = 'name', ...rest] = words
  return [
    first[0]?.toLowerCase() ?? '',
    first.slice(1),
    ...rest.map((one) => `${one[0]?.toUpperCase()}${one.slice(1)}`),
  ].join('')
}

function spaced(name: string): string {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return `${words[0]?.toUpperCase()}${words.slice(1)}`
}

function declaration(described: DescribedSystem, id: string, constant: string): string {
  const { fields, uses } = writeFields(described.fields)
  const custom = customFields(described)
  const names = ['defineConnector', 'defineHttpMethod', ...uses, ...(custom ? ['asScalar', 'at'] : [])]
  const method = block(methodParts(described, fields, custom), '')
  const connector = block(connectorParts(described, id), '')
  return [
    `import { ${names.toSorted().join(', ')} } from '#connector-kit'`,
    '',
    ...(custom ? [`const customPaths: Readonly<Record<string, string>> = ${custom.paths}`, ''] : []),
    `const api = defineHttpMethod(${method})`,
    '',
    `export const ${constant} = defineConnector(${connector})`,
    '',
  ].join('\n')
}

function methodParts(
  described: DescribedSystem,
  fields: Readonly<Record<string, Code>>,
  custom: ReturnType<typeof customFields>,
): Readonly<Record<string, unknown>> {
  const { name, address, headers, people, checkPath, errors = [], rateLimit } = described
  const base = address.trim().replace(/\/+$/, '')
  const list = { path: people.path, query: people.query }
  const employees = {
    request: new Code(`() => (${literal(list)})`),
    recordsAt: people.recordsAt,
    totalAt: people.totalAt,
    pagination: people.paging,
  }
  const rights = {
    id: 'people',
    name: 'Read people',
    fields: 'everything',
    lostWithout: 'Nobody can be read.',
    where: name,
  }
  return {
    transport: 'http',
    id: 'api',
    name: 'API',
    credentials: new Code(block(credentialsOf(described), '  ')),
    permissions: [rights],
    auth: authOf(described.signIn),
    baseUrl: new Code(`() => ${literal(base)}`),
    fingerprint: new Code(`() => ${literal(base.replace(/^https?:\/\//i, '').toLowerCase())}`),
    headers,
    rateLimit: {
      ...(rateLimit ?? { requests: 2, perSeconds: 1 }),
      source: 'TODO: where the figure is published',
    },
    errors,
    probe: checkPath === undefined ? list : { path: checkPath },
    employees: new Code(block(employees, '  ')),
    fields: new Code(block(fields, '  ')),
    customFields: custom && new Code(block(custom.parts, '  ')),
  }
}

type Spoken = string | Readonly<{ secret: SecretSlot }>

function authOf(signIn: DescribedSystem['signIn']): unknown {
  const value = (one: Spoken) => (typeof one === 'string' ? { fixed: one } : one.secret)
  switch (signIn.scheme) {
    case 'none':
      return signIn
    case 'basic': {
      const username = typeof signIn.username === 'string' ? 'username' : signIn.username.secret
      return { scheme: 'basic', username, password: value(signIn.password) }
    }
    case 'bearer':
      return { scheme: 'bearer', token: signIn.token.secret }
    case 'header':
      return { ...signIn, value: signIn.value.secret }
    case 'token-request': {
      const { address, fields, ...rest } = signIn
      const sent = Object.entries(fields).map(([name, one]) => [
        name,
        typeof one === 'string' && ofACompany.test(name) ? camel(name) : value(one),
      ])
      const baseUrl = address && new Code(`() => ${literal(address.trim().replace(/\/+$/, ''))}`)
      return { ...rest, baseUrl, fields: Object.fromEntries(sent) }
    }
  }
}

function customFields({ customFields: described = [] }: DescribedSystem) {
  if (described.length === 0) return undefined
  const listed = described.map(({ id, label, path, sensitive }) => ({
    id,
    label,
    type: null,
    sensitive: sensitive ?? looksSensitive(label, path),
  }))
  const read =
    '(record, id) => (customPaths[id] === undefined ? undefined : asScalar(at(record, customPaths[id])))'
  return {
    paths: block(Object.fromEntries(described.map(({ id, path }) => [id, path])), ''),
    parts: { discover: 'known', list: new Code(`() => ${literal(listed)}`), read: new Code(read) },
  }
}

function connectorParts(
  { name, dimensions = [], customFields: custom = [] }: DescribedSystem,
  id: string,
): Readonly<Record<string, unknown>> {
  const label = (field: string) => custom.find((one) => `custom:${one.id}` === field)?.label ?? spaced(field)
  return {
    id,
    name,
    otherNames: [],
    region: 'Global',
    category: 'hr system',
    evidence: {
      kind: 'third-party documentation',
      note: 'TODO: say honestly how it was verified, and since when.',
    },
    employeeNumber: 'own field',
    dimensions: dimensions.map((field) => ({ field, label: label(field) })),
    methods: new Code('[api]'),
  }
}
