import { ResultCodeError } from 'ldapts'
import type { Failure } from '#model/failure.ts'
import { networkFailure } from '../../egress/network-failure.ts'
import { type FailureCode, failureFor } from '../../failures.ts'

type Named = Readonly<{ code: FailureCode; extra?: Partial<Omit<Failure, 'code' | 'kind'>> }>

const limit = (which: string): Named => ({
  code: 'not-complete',
  extra: {
    what: `The directory stopped before the end, at its ${which}: what came may not be everybody.`,
    advice:
      'Let this account read everybody in pages: in OpenLDAP by “limits” with size.prtotal=unlimited, in Active Directory by MaxPageSize and MaxResultSetSize. Or narrow the base DN or the filter.',
    who: 'it',
  },
})
const secureFirst: Named = {
  code: 'connection-not-secure',
  extra: {
    what: 'The directory lets nobody sign in over this connection, because it is not secure enough.',
    advice: 'Choose LDAPS or StartTLS.',
  },
}
const noBase: Named = {
  code: 'address-wrong',
  extra: {
    what: 'The directory does not have the base DN, or does not show it to this account.',
    advice: 'Check the base DN, and that the account may read it.',
  },
}
const elsewhere: Named = {
  code: 'address-wrong',
  extra: {
    what: 'The directory pointed to another server for this base DN, which is never followed.',
    advice: 'Check the base DN, or enter the server that holds it.',
  },
}
const notRead: Named = {
  code: 'right-missing',
  extra: { advice: 'Let the account read the people under the base DN; then try again.' },
}

/** What is said of a directory that may answer when asked again. */
export const busyWords = 'The directory is busy.'

/** Result codes of RFC 4511. */
const byResult: Readonly<Record<number, Named>> = {
  1: notRead,
  3: limit('time limit'),
  4: limit('size limit'),
  7: secureFirst,
  8: secureFirst,
  10: elsewhere,
  11: limit('administrative limit'),
  13: secureFirst,
  32: noBase,
  34: noBase,
  48: { code: 'credentials-refused' },
  49: { code: 'credentials-refused' },
  50: notRead,
  51: { code: 'server-error', extra: { what: busyWords } },
  52: { code: 'server-error' },
  80: { code: 'server-error' },
}

/** What Active Directory adds to a refused sign-in. */
const byAccount: Readonly<Record<string, string>> = {
  '525': 'It does not know the user.',
  '530': 'The account may not sign in at this hour.',
  '531': 'The account may not sign in from here.',
  '532': 'The password has expired.',
  '533': 'The account is disabled.',
  '701': 'The account has expired.',
  '773': 'The password must be changed first.',
  '775': 'The account is locked.',
}

/** Names an error of a directory. Its own message is never passed on: it may hold names and paths. */
export function directoryFailure(error: unknown, name: string): Failure {
  if (!(error instanceof Error)) return failureFor('unexpected-answer', name)
  const result = resultCode(error)
  if (result !== null) {
    const { code, extra } = byResult[result] ?? { code: 'unexpected-answer' }
    const account = byAccount[/\bdata ([0-9a-f]{3})\b/i.exec(error.message)?.[1]?.toLowerCase() ?? '']
    if (code === 'credentials-refused' && account !== undefined)
      return failureFor(code, name, { what: `${name} refused the credentials. ${account}` })
    return failureFor(code, name, extra)
  }
  return 'code' in error && typeof error.code === 'string'
    ? networkFailure(error, name)
    : failureFor('cut-short', name)
}

/** The result code of an error, null for any other. */
function resultCode(error: unknown): number | null {
  // The library gives each code a class, and one for codes it does not know, that all hold the code as a number.
  if (error instanceof ResultCodeError) return error.code
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : null
}
