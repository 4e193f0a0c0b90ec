import type { CheckResult, KitClock } from '../connection.ts'
import { connectTls } from '../egress/connect-tls.ts'
import type { GuardedOrigin } from '../egress/guard-origin.ts'
import { failureOf } from '../failures.ts'
import type { HttpMethod } from '../http-definition.ts'
import type { WithSender } from '../open-connection.ts'
import type { Sender } from '../sending/open-sender.ts'
import {
  attempt,
  lineOf,
  lostBy,
  rethrow,
  rightBySample,
  rightLine,
  skipped,
  skipRest,
  type TellLine,
} from './check-lines.ts'
import { readSample } from './read-sample.ts'
import { streamChecks } from './stream-checks.ts'

/** What the test of a connection over HTTP needs. */
export type CheckParts = Readonly<{
  method: HttpMethod
  name: string
  base: URL
  clock: KitClock
  origin: () => GuardedOrigin
  withSender: WithSender
  signal: AbortSignal
}>

/** Tests a connection step by step: address, TLS, sign-in, each right, a sample record told in counts only. */
export function checkConnection(parts: CheckParts): AsyncIterable<CheckResult> {
  return streamChecks((tell) => runChecks(parts, tell))
}

async function runChecks(parts: CheckParts, tell: TellLine): Promise<void> {
  const { name, method, origin, signal } = parts
  const address = await attempt(async () => void (await origin().resolve()))
  tell(lineOf('address', `Address of ${name}`, address))
  if (address) return skipRest('address', parts.name, method.permissions, tell)
  const secure = origin().secure
  const tls = secure ? await attempt(() => connectTls(origin(), signal, name)) : null
  tell(secure ? lineOf('tls', 'Secure connection', tls) : skipped('tls', 'Secure connection'))
  if (tls) return skipRest('tls', parts.name, method.permissions, tell)
  await parts.withSender(
    () => {},
    async (sender) => {
      const signIn = await attempt(async () => {
        await sender.signIn(signal)
        if (method.probe) await sender.send({ request: method.probe }, signal)
      })
      tell(lineOf('sign-in', `Signing in to ${name}`, signIn))
      if (signIn?.kind !== undefined && signIn.kind !== 'permission')
        return skipRest('sign-in', parts.name, method.permissions, tell)
      await checkRights(parts, sender, tell)
    },
  )
}

async function checkRights(parts: CheckParts, sender: Sender, tell: TellLine): Promise<void> {
  const { method, signal } = parts
  const read = await readSample(parts, sender).then(
    (sample) => ({ sample, failure: null }),
    (error) => ({ sample: undefined, failure: failureOf(error) ?? rethrow(error) }),
  )
  for (const right of method.permissions) {
    const { check } = right
    if (check) {
      const failure = await attempt(async () => void (await sender.send({ request: check }, signal)))
      tell(rightLine(right, failure ? { ...failure, ...lostBy(right) } : null))
    } else tell(rightBySample(right, read.sample, parts.name))
  }
  const { sample, failure } = read
  const counts = sample ? { fields: sample.fields, filled: sample.filled } : null
  tell({ ...lineOf('sample', 'A sample record', failure), sample: counts })
}
