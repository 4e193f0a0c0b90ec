import type { Failure } from '#model/failure.ts'
import { networkFailure } from '../../egress/network-failure.ts'
import { failureFor } from '../../failures.ts'

/** Names an error of the library. Its own message is never passed on: it may hold paths, names and parts of keys. */
export function sftpFailure(error: unknown, name: string): Failure {
  if (!(error instanceof Error)) return failureFor('unexpected-answer', name)
  const level = 'level' in error ? error.level : undefined
  const code = 'code' in error ? error.code : undefined
  if (/privateKey/i.test(error.message)) return keyFailure(error.message, name)
  if (level === 'client-authentication' || /authentication methods failed/i.test(error.message))
    return failureFor('credentials-refused', name, {
      advice:
        'Check the user name, and the password or key: the server must know the public half of the key.',
    })
  if (level === 'client-timeout' || /timed? ?out/i.test(error.message)) return failureFor('timed-out', name)
  if (
    level === 'protocol' ||
    level === 'handshake' ||
    /identification|handshak|protocol/i.test(error.message)
  )
    return failureFor('wrong-content', name, {
      what: `${name} does not speak SFTP at this address, or only in ways that are no longer safe.`,
      advice: 'Check the server and the port.',
      who: 'it',
    })
  if (code === 3 || code === 'EACCES')
    return failureFor('right-missing', name, {
      advice: 'Let the user read this folder and the files in it; then try again.',
    })
  if (code === 2 || code === 'ENOENT') return failureFor('address-wrong', name, noSuchPath)
  if (typeof code === 'number') return failureFor('server-error', name)
  return typeof code === 'string' && /^E[A-Z]+$/.test(code)
    ? networkFailure(error, name)
    : failureFor('cut-short', name)
}

/** A path that leads to nothing. */
export const noSuchPath = {
  what: 'The folder or file does not exist on the server, or this user does not see it.',
  advice: 'Check the path. It begins at the folder that the user sees when signing in.',
} as const

function keyFailure(message: string, name: string): Failure {
  const encrypted = /passphrase|encrypted|integrity/i.test(message)
  return failureFor('credentials-refused', name, {
    what: encrypted
      ? 'The private key could not be opened with this passphrase.'
      : 'The private key cannot be read.',
    advice: encrypted
      ? 'Enter the passphrase of the key again.'
      : 'Enter it whole, from “-----BEGIN” to “-----END … KEY-----”, in the form of OpenSSH or PEM.',
  })
}
