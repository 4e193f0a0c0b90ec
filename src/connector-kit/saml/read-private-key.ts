import { Buffer } from 'node:buffer'
import { createPrivateKey, type KeyObject } from 'node:crypto'

const pem = /-----BEGIN [A-Z ]*PRIVATE KEY-----([\s\S]+?)-----END/
const encodings = ['pkcs8', 'pkcs1'] as const

/**
 * The RSA key in a text: PEM with or without a certificate beside it, or its Base64 alone. Undefined when there is
 * none, or when it is locked with a password.
 */
export function readPrivateKey(text: string): KeyObject | undefined {
  const body = (pem.exec(text)?.[1] ?? text).replaceAll(/\s/g, '')
  // Some files say ENCRYPTED and are not, so that the bytes are tried whatever the first line says.
  const bytes = Buffer.from(body, 'base64')
  // SAP's own files are known to hold the Base64 once more in Base64, with a mark behind it.
  const inner = Buffer.from(bytes.toString('latin1').split('###')[0] ?? '', 'base64')
  return rsaKeyIn(bytes) ?? rsaKeyIn(inner)
}

function rsaKeyIn(der: Buffer): KeyObject | undefined {
  for (const type of encodings) {
    try {
      const key = createPrivateKey({ key: der, format: 'der', type })
      if (key.asymmetricKeyType === 'rsa') return key
    } catch {
      // Not in this encoding.
    }
  }
  return undefined
}
