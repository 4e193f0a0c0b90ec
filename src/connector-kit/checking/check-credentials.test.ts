import { generateKeyPairSync } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { availableFields } from '../available-fields.ts'
import { defineConnector, defineHttpMethod } from '../definition.ts'
import { id, text } from '../reading/readers.ts'
import { Secret } from '../secret.ts'
import { plainConnector } from '../testing/plain-connector.ts'
import { checkCredentials } from './check-credentials.ts'

const [method] = plainConnector().methods
const connector = defineConnector({
  ...plainConnector(),
  methods: [
    defineHttpMethod({
      ...(method.transport === 'http' ? method : ({} as never)),
      credentials: {
        subdomain: {
          kind: 'text',
          label: 'Subdomain',
          guide: '#a',
          pattern: /^[a-z-]+$/,
          example: 'my-company',
        },
        key: { kind: 'secret', label: 'API key', guide: '#b' },
      },
      auth: { scheme: 'bearer', token: 'key' },
      fields: { externalId: id('id'), workEmail: text('mail'), salary: { paths: ['pay'], read: () => null } },
      permissions: [
        { id: 'all', name: 'Read people', fields: 'everything', lostWithout: 'Nobody can be read.' },
        { id: 'pay', name: 'Read pay', fields: ['salary'], lostWithout: 'No salaries.' },
      ],
    }),
  ],
})

describe('credentials', () => {
  it('that sign must be keys that can be read', () => {
    const [plain] = connector.methods
    const key = {
      kind: 'secret',
      label: 'Private key',
      guide: '#b',
      multiline: true,
      privateKey: true,
    } as const
    const signing = defineConnector({ ...connector, methods: [{ ...plain, credentials: { key } }] })
    const checked = (value: string) => checkCredentials(signing, 'plain', { key: value })
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    expect(checked(pem)).toMatchObject({ ok: true })
    const refused = checked(pem.slice(0, -400))
    expect(refused).toMatchObject({ ok: false, problems: [{ name: 'key' }] })
    expect(JSON.stringify(refused)).not.toContain(pem.slice(40, 80))
  })

  it('are trimmed, and right ones pass', () => {
    const checked = checkCredentials(connector, 'plain', { subdomain: ' acme ', key: 'k\n' })
    expect(checked).toEqual({ ok: true, values: { subdomain: 'acme', key: 'k' } })
  })

  it('name each problem in a sentence, and never repeat a value', () => {
    const checked = checkCredentials(connector, 'plain', {
      subdomain: 'https://acme.example',
      key: '',
      token: 'canary',
    })
    expect(checked).toEqual({
      ok: false,
      problems: [
        { name: 'subdomain', message: 'This does not look like a Subdomain. It looks like “my-company”.' },
        { name: 'key', message: 'API key is missing.' },
        { name: 'token', message: 'Plain HR has no credential called “token”.' },
      ],
    })
    const broken = checkCredentials(connector, 'plain', { subdomain: 'acme', key: 'two\nlines' })
    expect(JSON.stringify(broken)).toContain('Copy it again')
    expect(JSON.stringify(broken)).not.toContain('lines"')
  })

  it('of an unknown method are a fault of the caller', () => {
    expect(() => checkCredentials(connector, 'v9', {})).toThrow('has no method “v9”; it has plain')
  })

  it('that are secret cannot be shown by accident', () => {
    const secret = new Secret('canary')
    const shown = [
      String(secret),
      `${secret}`,
      JSON.stringify({ secret }),
      inspect({ secret }, { showHidden: true }),
      Object.values(secret),
    ]
    expect(shown.join(' ')).not.toContain('canary')
    expect(secret.reveal()).toBe('canary')
  })
})

it('lists the available fields with the rights they need, custom ones last', () => {
  const discovered = [{ id: 'x1', label: 'T-shirt', type: 'text', sensitive: false }]
  expect(availableFields(connector, 'plain', discovered)).toEqual([
    {
      id: 'externalId',
      label: 'Id in the HR system',
      sensitive: false,
      custom: false,
      permissions: ['Read people'],
    },
    {
      id: 'workEmail',
      label: 'Company email',
      sensitive: false,
      custom: false,
      permissions: ['Read people'],
    },
    {
      id: 'salary',
      label: 'Salary',
      sensitive: true,
      custom: false,
      permissions: ['Read people', 'Read pay'],
    },
    { id: 'custom:x1', label: 'T-shirt', sensitive: false, custom: true, permissions: ['Read people'] },
  ])
})
