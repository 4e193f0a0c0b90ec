import { Buffer } from 'node:buffer'
import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { SignedXml } from 'xml-crypto'
import { failureOf } from '../failures.ts'
import { at } from '../reading/at.ts'
import { parseXml } from '../reading/parse-xml.ts'
import { readPrivateKey } from './read-private-key.ts'
import { signBearerAssertion } from './sign-bearer-assertion.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const publicPem = publicKey.export({ type: 'spki', format: 'pem' })
const body = pem.replaceAll(/-----.*-----|\s/g, '')
const nowMs = Date.UTC(2026, 10, 22, 12)

const assertion = {
  name: 'An HR system',
  subject: 'R&D <reader>',
  issuer: 'issuer.example',
  audience: 'audience.example',
  recipient: 'https://api.example/oauth/token',
  attributes: { api_key: 'the "key"' },
  privateKey: pem,
}

function signedXml(given: Partial<typeof assertion> = {}): string {
  return Buffer.from(signBearerAssertion({ ...assertion, ...given }, nowMs), 'base64').toString()
}

function holds(xml: string): boolean {
  const checker = new SignedXml({ publicCert: publicPem })
  const signature = /<Signature [\s\S]+<\/Signature>/.exec(xml)?.[0] ?? ''
  checker.loadSignature(signature)
  return checker.checkSignature(xml)
}

describe('a bearer assertion', () => {
  it('is signed by the key, as a whole', () => {
    const xml = signedXml()
    expect(holds(xml)).toBe(true)
    expect(holds(xml.replace('audience.example', 'audience.elsewhere'))).toBe(false)
  })

  it('says who, for whom, until when', () => {
    const told = parseXml(Buffer.from(signedXml()))
    expect(at(told, 'Assertion.Subject.NameID.#text')).toBe('R&D <reader>')
    expect(at(told, 'Assertion.Subject.SubjectConfirmation.SubjectConfirmationData')).toEqual({
      '@NotOnOrAfter': '2026-11-22T12:10:00.000Z',
      '@Recipient': 'https://api.example/oauth/token',
    })
    expect(at(told, 'Assertion.Conditions.AudienceRestriction.Audience')).toBe('audience.example')
    expect(at(told, 'Assertion.AttributeStatement.Attribute')).toEqual({
      '@Name': 'api_key',
      AttributeValue: 'the "key"',
    })
  })

  it('is another one each time', () => {
    expect(signedXml()).not.toBe(signedXml())
  })

  it('names a key that cannot be read, without showing it', () => {
    const attempt = () => signedXml({ privateKey: 'MIIE-not-a-key' })
    expect(attempt).toThrow(/private key cannot be read/)
    try {
      attempt()
    } catch (error) {
      expect(failureOf(error)?.kind).toBe('credentials')
      expect(JSON.stringify([error, String(error)])).not.toContain('MIIE')
    }
  })
})

describe('a private key', () => {
  it.each([
    ['in PEM', pem],
    ['in the older PEM', privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()],
    ['behind a certificate', `-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n${pem}`],
    ['in Base64 alone', body],
    ['in lines that lost their breaks', pem.replaceAll('\n', ' ')],
    ['called encrypted though it is not', pem.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE')],
    ['in Base64 twice', Buffer.from(`${body}###thumbprint`).toString('base64')],
  ])('is read %s', (_form, text) => {
    expect(readPrivateKey(text)?.equals(privateKey)).toBe(true)
  })

  it.each([
    [
      'with a password',
      privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'p' }).toString(),
    ],
    [
      'of another kind',
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ],
    ['that is a certificate', '-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----'],
    ['that is nothing', ''],
  ])('is not read %s', (_form, text) => {
    expect(readPrivateKey(text)).toBeUndefined()
  })
})
