import { describe, expect, it } from 'vitest'
import type { Connection } from '#api/contract/connection.ts'
import { credentialFault, credentialsReady, type Method } from './credentials-form.tsx'

type Credential = Connection['credentials'][number]

const method = {
  credentials: [
    { name: 'subdomain', label: 'Subdomain', kind: 'text', pattern: null, choices: null },
    { name: 'clientSecret', label: 'Client secret', kind: 'secret', pattern: null, choices: null },
  ],
} as unknown as Method

function stored(name: string, part: Partial<Credential>): Credential {
  return { name, label: name, kind: 'text', value: null, setBy: null, setAt: null, lastFour: null, ...part }
}

describe('credentials that are stored already', () => {
  const both = [
    stored('subdomain', { value: 'fjellvind' }),
    stored('clientSecret', { kind: 'secret', setAt: '2026-11-22T08:00:00Z', lastFour: 'cret' }),
  ]

  it('need not be typed again, shown ones included', () => {
    expect(credentialsReady(method, { clientSecret: 'another' }, both)).toBe(true)
    expect(credentialsReady(method, {}, both)).toBe(true)
  })

  it('are asked for while one is missing', () => {
    expect(credentialsReady(method, {}, both.slice(1))).toBe(false)
  })
})

it('takes what the declaration takes, small letters included', () => {
  const baseDn = { name: 'baseDn', label: 'Base DN', kind: 'text', choices: null, pattern: '^(dc|ou)=.+$' }
  const field = { ...baseDn, patternFlags: 'i' } as unknown as Method['credentials'][number]
  expect(credentialFault(field, 'DC=fjellvind', [])).toBeNull()
  expect(credentialFault(field, 'ou=people', [])).toBeNull()
  expect(credentialFault(field, 'fjellvind', [])).not.toBeNull()
})
