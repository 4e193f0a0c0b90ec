import { Buffer } from 'node:buffer'
import { expect, it } from 'vitest'
import { at, parseXml } from '#connector-kit'
import { soapEnvelope } from './soap-envelope.ts'

it('carries user name and password in the header, escaped, and the body as it is', () => {
  const envelope = soapEnvelope('<q>1</q>', 'isu@tenant', 'p<a>&"ss')
  const found = parseXml(Buffer.from(envelope))
  const token = at(found, 'Envelope.Header.Security.UsernameToken')
  expect(token).toMatchObject({ Username: 'isu@tenant', Password: { '#text': 'p<a>&"ss' } })
  expect(at(found, 'Envelope.Body.q')).toBe('1')
})
