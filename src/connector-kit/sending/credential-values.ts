import type { HttpMethod } from '../http-definition.ts'
import { Secret } from '../secret.ts'

/** Credentials of an open connection: secrets are wrapped, texts are plain. */
export type CredentialValues = Readonly<Record<string, string | Secret>>

/** Wraps the secrets among the values. */
export function wrapCredentials(
  method: HttpMethod,
  values: Readonly<Record<string, string>>,
): CredentialValues {
  return Object.fromEntries(
    Object.entries(method.credentials).map(([name, field]) => {
      const value = values[name] ?? ''
      return [name, field.kind === 'secret' ? new Secret(value) : value]
    }),
  )
}

/** The plain value for a request. The only place where a secret is revealed. */
export function revealed(values: CredentialValues, name: string): string {
  const value = values[name]
  return value instanceof Secret ? value.reveal() : (value ?? '')
}

/** All plain values, for what is made of several of them. */
export function revealedAll(values: CredentialValues): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(values).map((name) => [name, revealed(values, name)]))
}

/** The texts among the credentials, for addresses and fingerprints: secrets read as dots there. */
export function plainTexts(values: CredentialValues): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
}
