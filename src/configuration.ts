import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { replacingOrigin } from '#connector-kit/replacing-origin.ts'

/** What the operator set. Secrets in it are never printed; see `printable`. */
export type Configuration = Readonly<{
  kind: 'real' | 'demo'
  host: string
  port: number
  /** null: http://localhost with the port that was taken. */
  publicUrl: string | null
  /** How many proxies stand in front, whose word on the caller's address counts. */
  trustedProxies: number
  dataDir: string
  databaseUrl: string | null
  key: Readonly<
    { from: 'environment'; value: string } | { from: 'file'; path: string } | { from: 'generated' }
  >
  portalName: string
  mail: Readonly<{ smtpUrl: string; from: string }> | null
  allowPrivateNetwork: readonly string[]
  /** Operator's addresses instead of an HR system's own, by connector id. */
  baseUrls: Readonly<Record<string, string>>
}>

type Environment = Readonly<Record<string, string | undefined>>

/** Names the variable and the rule it breaks. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

const loopback = ['localhost', '127.0.0.1', '::1']
const webAddress = z.url({
  protocol: /^https?$/,
  error: 'must be a web address such as https://portal.example.com',
})
const portRule = 'must be a port number from 0 to 65535'
const rules = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, portRule)
    .transform(Number)
    .refine((port) => port <= 65_535, portRule)
    .default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be a host name or an IP address')
    .default('127.0.0.1'),
  PUBLIC_URL: webAddress
    .pipe(z.string().refine((value) => new URL(value).pathname === '/', 'must be an origin without a path'))
    .transform((value) => new URL(value).origin)
    .optional(),
  TRUST_PROXY: z
    .string()
    .regex(/^(true|false|\d{1,2})$/, 'must be true, false or the number of proxies in front')
    .transform((value) => (value === 'true' ? 1 : value === 'false' ? 0 : Number(value)))
    .default(0),
  DATA_DIR: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
    .optional(),
  ROLLCALL_KEY: z
    .string()
    .refine(isKey, 'must be 32 bytes in base64; make one with: openssl rand -base64 32')
    .optional(),
  ROLLCALL_KEY_FILE: z.string().refine(existsSync, 'must be the path of a file that can be read').optional(),
  PORTAL_NAME: z.string().trim().min(1).max(60, 'must have 1 to 60 characters').default('Optio Portal'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\s@]+@[^\s@]+$|<[^\s@]+@[^\s@]+>$/, 'must be an e-mail address')
    .optional(),
  ROLLCALL_ALLOW_PRIVATE_NETWORK: z
    .string()
    .transform((value) =>
      value
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    )
    .refine((list) => list.every(isPlace), 'must be a comma list of host:port or CIDR such as 10.0.0.0/8')
    .default([]),
})

/** Reads the environment; throws a ConfigurationError that names every wrong variable. */
export function readConfiguration(
  environment: Environment,
  kind: Configuration['kind'] = 'real',
): Configuration {
  const given = withFiles(environment)
  const parsed = rules.safeParse(given)
  if (!parsed.success) {
    throw new ConfigurationError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join('\n'),
    )
  }
  const value = parsed.data
  refuseContradictions(value, kind)
  return {
    kind,
    host: value.HOST,
    port: value.PORT,
    publicUrl: value.PUBLIC_URL ?? null,
    trustedProxies: value.TRUST_PROXY,
    dataDir: resolve(value.DATA_DIR ?? (kind === 'demo' ? '.rollcall/demo' : '.rollcall/data')),
    databaseUrl: value.DATABASE_URL ?? null,
    key: keySource(value),
    portalName: value.PORTAL_NAME,
    mail: mailOf(value),
    allowPrivateNetwork: value.ROLLCALL_ALLOW_PRIVATE_NETWORK,
    baseUrls: readBaseUrls(given),
  }
}

/** What may be shown of it: addresses and names, never a password or a key. */
export function printable(configuration: Configuration): Record<string, unknown> {
  const { databaseUrl, key, mail, ...open } = configuration
  return {
    ...open,
    databaseUrl: databaseUrl === null ? null : withoutPassword(databaseUrl),
    key: key.from,
    mail: mail === null ? null : { smtpUrl: withoutPassword(mail.smtpUrl), from: mail.from },
  }
}

/** Secrets may come from a file instead: DATABASE_URL_FILE, SMTP_URL_FILE. */
function withFiles(environment: Environment): Environment {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()))
  for (const name of ['DATABASE_URL', 'SMTP_URL']) {
    const path = given[`${name}_FILE`]
    if (path === undefined) continue
    if (given[name] !== undefined) {
      throw new ConfigurationError(`${name} and ${name}_FILE are both set; set one of them.`)
    }
    try {
      given[name] = readFileSync(path, 'utf8').trim()
    } catch {
      throw new ConfigurationError(`${name}_FILE must be the path of a file that can be read.`)
    }
  }
  return given
}

function refuseContradictions(value: z.output<typeof rules>, kind: Configuration['kind']): void {
  if (value.ROLLCALL_KEY !== undefined && value.ROLLCALL_KEY_FILE !== undefined) {
    throw new ConfigurationError('ROLLCALL_KEY and ROLLCALL_KEY_FILE are both set; set one of them.')
  }
  if (value.SMTP_URL !== undefined && value.MAIL_FROM === undefined) {
    throw new ConfigurationError('MAIL_FROM must be set where SMTP_URL is.')
  }
  if (kind === 'real') {
    if (value.DATABASE_URL !== undefined && keySource(value).from === 'generated') {
      throw new ConfigurationError(
        'ROLLCALL_KEY or ROLLCALL_KEY_FILE must be set where DATABASE_URL is; make a key with: openssl rand -base64 32.',
      )
    }
    return
  }
  if (!loopback.includes(value.HOST)) throw new ConfigurationError('HOST must be loopback in the demo.')
  if (value.DATABASE_URL !== undefined) {
    throw new ConfigurationError('DATABASE_URL must not be set in the demo, which keeps its data apart.')
  }
}

function keySource(value: z.output<typeof rules>): Configuration['key'] {
  if (value.ROLLCALL_KEY !== undefined) return { from: 'environment', value: value.ROLLCALL_KEY }
  if (value.ROLLCALL_KEY_FILE !== undefined) return { from: 'file', path: value.ROLLCALL_KEY_FILE }
  return { from: 'generated' }
}

function mailOf(value: z.output<typeof rules>): Configuration['mail'] {
  if (value.SMTP_URL === undefined || value.MAIL_FROM === undefined) return null
  return { smtpUrl: value.SMTP_URL, from: value.MAIL_FROM }
}

function readBaseUrls(environment: Environment): Record<string, string> {
  const prefix = 'ROLLCALL_BASE_URL_'
  const found: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) {
    if (!name.startsWith(prefix) || value === undefined) continue
    const origin = replacingOrigin(value)
    if (origin === undefined)
      throw new ConfigurationError(
        `${name} must be a scheme, a host and a port, such as http://127.0.0.1:8080 or ldaps://127.0.0.1:1636.`,
      )
    found[name.slice(prefix.length).toLowerCase().replaceAll('_', '-')] = origin
  }
  return found
}

function isKey(value: string): boolean {
  return Buffer.from(value.replace(/^v\d+:/, ''), 'base64').length === 32
}

function isPlace(value: string): boolean {
  return /^(\[[0-9a-f:.]+\]|[\w.-]+):\d{1,5}$/i.test(value) || /^[0-9a-f:.]+\/\d{1,3}$/i.test(value)
}

function withoutPassword(address: string): string {
  return address.replace(/(:\/\/[^:@/]*):[^@]*@/, '$1:…@')
}
