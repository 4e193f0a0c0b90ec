import { isSensitive } from '#model/employee.ts'
import {
  attempt,
  lineOf,
  rightBySample,
  skipped,
  skipRest,
  type TellLine,
} from '../../checking/check-lines.ts'
import { streamChecks } from '../../checking/stream-checks.ts'
import type { CheckResult } from '../../connection.ts'
import type { ProtocolParts } from '../../definition.ts'
import { failureFor } from '../../failures.ts'
import { countSample, type SampleCount } from '../../reading/count-sample.ts'
import { askedAttributes, completeRecord } from './asked-attributes.ts'
import { type DirectoryKind, directoryFields } from './directory-kind.ts'
import { connectDirectory, type DirectorySession } from './directory-session.ts'
import { type DirectorySettings, settingsOf } from './directory-settings.ts'
import { recordOf } from './entry-record.ts'

const samplePeople = 20

/** Tests a directory step by step: address, secure connection, sign-in, rights, a sample told in counts only. */
export function checkDirectory(
  kind: DirectoryKind,
  parts: ProtocolParts,
  signal: AbortSignal,
): AsyncIterable<CheckResult> {
  return streamChecks((tell) => runChecks(kind, parts, signal, tell))
}

async function runChecks(
  kind: DirectoryKind,
  parts: ProtocolParts,
  signal: AbortSignal,
  tell: TellLine,
): Promise<void> {
  const { name, timeoutMs } = parts
  let settings: DirectorySettings | undefined
  const address = await attempt(async () => {
    settings = settingsOf(kind, parts)
    await settings.guarded.resolve()
  })
  tell(lineOf('address', `Address of ${name}`, address))
  if (!settings || address) return skipRest('address', name, kind.permissions, tell)
  const found = settings
  let session: DirectorySession | undefined
  const tls = await attempt(async () => {
    session = await connectDirectory({ settings: found, name, timeoutMs, signal })
  })
  const plain = settings.security === 'plain' && !tls
  tell(plain ? skipped('tls', 'Secure connection') : lineOf('tls', 'Secure connection', tls))
  if (!session || tls) return skipRest('tls', name, kind.permissions, tell)
  try {
    await checkPeople(kind, parts, settings, session, tell)
  } finally {
    await session.close()
  }
}

async function checkPeople(
  kind: DirectoryKind,
  { name, clock }: ProtocolParts,
  settings: DirectorySettings,
  session: DirectorySession,
  tell: TellLine,
): Promise<void> {
  const signIn = await attempt(() => session.signIn())
  tell(lineOf('sign-in', `Signing in to ${name}`, signIn))
  if (signIn) return skipRest('sign-in', name, kind.permissions, tell)
  const fields = directoryFields(kind).filter((field) => !isSensitive(field))
  let sample: SampleCount | undefined
  const failure = await attempt(async () => {
    const { asked, attributes } = askedAttributes(kind, settings, { fields, custom: [] }, clock.now())
    const { entries } = await session.search(someOf(settings, attributes, kind))
    const records = entries
      .map((entry) => recordOf(entry, attributes, kind.binary))
      .map((record) => completeRecord(record, asked, settings, (dn) => dn))
    if (records.length > 0) sample = countSample(records, { fields: kind.fields, custom: undefined, asked })
  })
  const nobody = sample || failure ? failure : nobodyFound(settings, name)
  const seen = sample && { fields: fields.length, ...sample }
  for (const right of kind.permissions) tell(rightBySample(right, seen, name))
  const counts = sample ? { fields: fields.length, filled: sample.filled } : null
  tell({ ...lineOf('sample', 'A sample record', nobody), sample: counts })
}

/** A search for some people, for samples and for the attributes they have. */
export function someOf(
  settings: DirectorySettings,
  attributes: readonly string[],
  { binary }: DirectoryKind,
) {
  return { base: settings.baseDn, filter: settings.filter, attributes, binary, most: samplePeople }
}

function nobodyFound({ baseDn, filterText }: DirectorySettings, name: string) {
  return failureFor('address-wrong', name, {
    what: `Nobody was found below “${baseDn}” with the filter ${filterText}.`,
    advice: 'Check the base DN and the filter. If they are right, the account may not read people there.',
    who: 'it',
  })
}
