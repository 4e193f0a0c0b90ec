import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { printable, readConfiguration } from './configuration.ts'

const key = Buffer.alloc(32, 7).toString('base64')

test('nothing set is a portal on this machine with its own database and key', () => {
  expect(readConfiguration({})).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    publicUrl: null,
    trustedProxies: 0,
    databaseUrl: null,
    key: { from: 'generated' },
    portalName: 'Optio Portal',
    mail: null,
  })
  expect(readConfiguration({}).dataDir).toMatch(/\.rollcall\/data$/)
  expect(readConfiguration({}, 'demo').dataDir).toMatch(/\.rollcall\/demo$/)
})

test.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['HOST', 'local host'],
  ['PUBLIC_URL', 'portal.example.com'],
  ['PUBLIC_URL', 'https://example.com/portal'],
  ['TRUST_PROXY', 'yes please'],
  ['DATABASE_URL', 'mysql://localhost/rollcall'],
  ['ROLLCALL_KEY', 'too short'],
  ['ROLLCALL_KEY_FILE', '/no/such/file'],
  ['PORTAL_NAME', 'x'.repeat(61)],
  ['SMTP_URL', 'https://mail.example.com'],
  ['MAIL_FROM', 'nobody'],
  ['ROLLCALL_ALLOW_PRIVATE_NETWORK', '10.0.0.0'],
  ['ROLLCALL_BASE_URL_PERSONIO', 'localhost:4001'],
  ['DATABASE_URL_FILE', '/no/such/file'],
])('a wrong %s stops the start and is named', (name, value) => {
  expect(() => readConfiguration({ [name]: value })).toThrow(new RegExp(`^${name} must `))
})

test('every wrong variable is named at once', () => {
  expect(() => readConfiguration({ PORT: 'x', PUBLIC_URL: 'y' })).toThrow(/PORT must[\s\S]*PUBLIC_URL must/)
})

test('a database of one’s own needs a key of one’s own', () => {
  const DATABASE_URL = 'postgres://rollcall:secret@db.example.com/rollcall'
  expect(() => readConfiguration({ DATABASE_URL })).toThrow(/^ROLLCALL_KEY /)
  expect(readConfiguration({ DATABASE_URL, ROLLCALL_KEY: key })).toMatchObject({ databaseUrl: DATABASE_URL })
})

test('the demo stays on this machine and on its own data', () => {
  expect(() => readConfiguration({ HOST: '0.0.0.0' }, 'demo')).toThrow(/^HOST /)
  const DATABASE_URL = 'postgres://localhost/rollcall'
  expect(() => readConfiguration({ DATABASE_URL, ROLLCALL_KEY: key }, 'demo')).toThrow(/^DATABASE_URL /)
})

test('a secret may come from a file, but not twice', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'configuration-')), 'url')
  writeFileSync(path, 'postgres://localhost/rollcall\n')
  const fromFile = readConfiguration({ DATABASE_URL_FILE: path, ROLLCALL_KEY: key })
  expect(fromFile.databaseUrl).toBe('postgres://localhost/rollcall')
  expect(() => readConfiguration({ DATABASE_URL_FILE: path, DATABASE_URL: 'postgres://x/y' })).toThrow(
    /both set/,
  )
})

test('addresses of HR systems and private networks are read as the operator writes them', () => {
  const given = readConfiguration({
    ROLLCALL_BASE_URL_PERSONIO: 'http://127.0.0.1:4001/',
    ROLLCALL_BASE_URL_LDAP: 'ldaps://127.0.0.1:1636',
    ROLLCALL_BASE_URL_SFTP: 'sftp://127.0.0.1:2222',
    ROLLCALL_ALLOW_PRIVATE_NETWORK: '127.0.0.1:4001, 10.0.0.0/8, [::1]:4001',
    TRUST_PROXY: 'true',
  })
  expect(given.baseUrls).toEqual({
    personio: 'http://127.0.0.1:4001',
    ldap: 'ldaps://127.0.0.1:1636',
    sftp: 'sftp://127.0.0.1:2222',
  })
  expect(given.allowPrivateNetwork).toEqual(['127.0.0.1:4001', '10.0.0.0/8', '[::1]:4001'])
  expect(given.trustedProxies).toBe(1)
})

test('what is printed holds no secret', () => {
  const shown = JSON.stringify(
    printable(
      readConfiguration({
        DATABASE_URL: 'postgres://rollcall:hunter2@db.example.com/rollcall',
        ROLLCALL_KEY: key,
        SMTP_URL: 'smtps://rollcall:hunter2@mail.example.com',
        MAIL_FROM: 'portal@example.com',
      }),
    ),
  )
  expect(shown).not.toMatch(/hunter2/)
  expect(shown).not.toContain(key)
  expect(shown).toContain('db.example.com')
})
