import { Buffer } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import { SignedXml } from 'xml-crypto'
import { fail } from '../failures.ts'
import { readPrivateKey } from './read-private-key.ts'

/** What a SAML 2.0 assertion says that is exchanged for a token (RFC 7522). */
export type BearerAssertion = Readonly<{
  /** The HR system, for the failure when the key cannot be read. */
  name: string
  /** The user in whose name is read. */
  subject: string
  issuer: string
  audience: string
  /** The address that takes the assertion. */
  recipient: string
  attributes: Readonly<Record<string, string>>
  privateKey: string
}>

const lifeMs = 10 * 60_000
/** Clocks differ. */
const backdatedMs = 5 * 60_000
const signatures = 'http://www.w3.org/2000/09/xmldsig#'
const sha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
const digest = 'http://www.w3.org/2001/04/xmlenc#sha256'
const canonical = 'http://www.w3.org/2001/10/xml-exc-c14n#'

/** A signed assertion in Base64, as `assertion` of a token request. A key that cannot be read is a named failure. */
export function signBearerAssertion(assertion: BearerAssertion, nowMs: number): string {
  const privateKey = readPrivateKey(assertion.privateKey)
  if (!privateKey)
    fail('credentials-refused', assertion.name, {
      what: 'The private key cannot be read.',
      advice: 'Enter the whole private key that belongs to the certificate, without a password.',
    })
  const signer = new SignedXml({
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    signatureAlgorithm: sha256,
    canonicalizationAlgorithm: canonical,
  })
  signer.addReference({
    xpath: "/*[local-name(.)='Assertion']",
    transforms: [`${signatures}enveloped-signature`, canonical],
    digestAlgorithm: digest,
  })
  signer.computeSignature(written(assertion, nowMs), {
    location: { reference: "/*/*[local-name(.)='Issuer']", action: 'after' },
  })
  return Buffer.from(signer.getSignedXml()).toString('base64')
}

function written(
  { subject, issuer, audience, recipient, attributes }: BearerAssertion,
  nowMs: number,
): string {
  const instant = (ms: number) => new Date(ms).toISOString()
  const until = instant(nowMs + lifeMs)
  const told = Object.entries(attributes).map(
    ([name, value]) =>
      `<saml:Attribute Name="${escaped(name)}"><saml:AttributeValue>${escaped(value)}</saml:AttributeValue></saml:Attribute>`,
  )
  return [
    `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_${randomUUID()}" IssueInstant="${instant(nowMs)}" Version="2.0">`,
    `<saml:Issuer>${escaped(issuer)}</saml:Issuer>`,
    '<saml:Subject>',
    `<saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified">${escaped(subject)}</saml:NameID>`,
    '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">',
    `<saml:SubjectConfirmationData NotOnOrAfter="${until}" Recipient="${escaped(recipient)}"/>`,
    '</saml:SubjectConfirmation></saml:Subject>',
    `<saml:Conditions NotBefore="${instant(nowMs - backdatedMs)}" NotOnOrAfter="${until}">`,
    `<saml:AudienceRestriction><saml:Audience>${escaped(audience)}</saml:Audience></saml:AudienceRestriction>`,
    '</saml:Conditions>',
    `<saml:AuthnStatement AuthnInstant="${instant(nowMs)}" SessionIndex="_${randomUUID()}"><saml:AuthnContext>`,
    '<saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef>',
    '</saml:AuthnContext></saml:AuthnStatement>',
    `<saml:AttributeStatement>${told.join('')}</saml:AttributeStatement>`,
    '</saml:Assertion>',
  ].join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign)
}
