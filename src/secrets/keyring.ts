import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Where a secret belongs; moved to another place it no longer opens. */
export type SecretPlace = Readonly<{ companyId: string; connectionId: string; field: string }>
export type Sealed = Readonly<{ keyVersion: string; nonce: Buffer; ciphertext: Buffer; tag: Buffer }>

export type Keyring = Readonly<{
  seal: (plain: Buffer | string, place: SecretPlace) => Sealed
  open: (sealed: Sealed, place: SecretPlace) => Buffer
}>

type Key = Readonly<{ version: string; bytes: Buffer }>

export class KeyringError extends Error {}

/** The first key writes, all of them read. */
export function makeKeyring(keys: readonly [Key, ...Key[]]): Keyring {
  const byVersion = new Map(keys.map((key) => [key.version, key.bytes]))
  return {
    seal(plain, place) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keys[0].bytes, nonce)
      cipher.setAAD(bindingOf(place, keys[0].version))
      const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()])
      return { keyVersion: keys[0].version, nonce, ciphertext, tag: cipher.getAuthTag() }
    },
    open(sealed, place) {
      const key = byVersion.get(sealed.keyVersion)
      if (key === undefined) throw new KeyringError(`No key of version ${sealed.keyVersion} is configured.`)
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.nonce)
      decipher.setAAD(bindingOf(place, sealed.keyVersion))
      decipher.setAuthTag(sealed.tag)
      try {
        return Buffer.concat([decipher.update(sealed.ciphertext), decipher.final()])
      } catch {
        throw new KeyringError('A stored secret does not open with this key, or lies in the wrong place.')
      }
    },
  }
}

/** Reads `v2:…` lines, the first one writes. */
export function parseKeyFile(text: string): [Key, ...Key[]] {
  const keys = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => parseKey(line))
  const [first, ...rest] = keys
  if (first === undefined)
    throw new KeyringError('The key file holds no key. It needs lines such as v1:<32 bytes in base64>.')
  return [first, ...rest]
}

/** A key as `ROLLCALL_KEY` gives it: base64 of 32 bytes, perhaps with a version in front. */
export function parseKey(text: string): Key {
  const [version, encoded] = text.includes(':') ? (text.split(':', 2) as [string, string]) : ['v1', text]
  const bytes = Buffer.from(encoded, 'base64')
  if (bytes.length !== 32)
    throw new KeyringError('A key must be 32 bytes in base64; make one with: openssl rand -base64 32')
  return { version, bytes }
}

/** The embedded database's own key: made once, readable by its owner only, beside the data and never in it. */
export function generatedKeyFile(path: string): [Key, ...Key[]] {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    try {
      writeFileSync(path, `v1:${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    chmodSync(path, 0o600)
  }
  return parseKeyFile(readFileSync(path, 'utf8'))
}

function bindingOf(place: SecretPlace, version: string): Buffer {
  return Buffer.from(JSON.stringify([place.companyId, place.connectionId, place.field, version]))
}
