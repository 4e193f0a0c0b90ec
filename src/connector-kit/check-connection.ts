import { isSensitive } from '#model/employee.ts'
import type { Failure } from '#model/failure.ts'
import type { CheckResult, KitClock } from './connection.ts'
import { connectTls } from './egress/connect-tls.ts'
import type { GuardedOrigin } from './egress/guard-origin.ts'
import { failureFor, failureOf } from './failures.ts'
import { createChannel } from './fetching/channel.ts'
import type { HttpMethod, Permission } from './http-definition.ts'
import type { WithSender } from './open-connection.ts'
import { readSample, type Sample } from './read-sample.ts'
import type { Sender } from './sending/open-sender.ts'

export type CheckParts = Readonly<{
  method: HttpMethod
  name: string
  base: URL
  clock: KitClock
  origin: () => GuardedOrigin
  withSender: WithSender
  signal: AbortSignal
}>

const mostResults = 100

/** Tests a connection step by step: address, TLS, sign-in, each right, a sample record told in counts only. */
export async function* checkConnection(parts: CheckParts): AsyncGenerator<CheckResult, void> {
  const results = createChannel<CheckResult>(mostResults)
  const tell = (result: CheckResult) => void results.push(result)
  runChecks(parts, tell).then(() => results.close(), results.close)
  yield* results.items()
}

type Tell = (result: CheckResult) => void

async function runChecks(parts: CheckParts, tell: Tell): Promise<void> {
  const { name, method, origin, signal } = parts
  const address = await attempt(async () => void (await origin().resolve()))
  tell(result('address', `Address of ${name}`, address))
  if (address) return skipAfter('address', parts, tell)
  const secure = origin().secure
  const tls = secure ? await attempt(() => connectTls(origin(), signal, name)) : null
  tell(secure ? result('tls', 'Secure connection', tls) : skipped('tls', 'Secure connection'))
  if (tls) return skipAfter('tls', parts, tell)
  await parts.withSender(
    () => {},
    async (sender) => {
      const signIn = await attempt(async () => {
        await sender.signIn(signal)
        await sender.send({ request: method.probe }, signal)
      })
      tell(result('sign-in', `Signing in to ${name}`, signIn))
      if (signIn?.kind !== undefined && signIn.kind !== 'permission') return skipAfter('sign-in', parts, tell)
      await checkRights(parts, sender, tell)
    },
  )
}

async function checkRights(parts: CheckParts, sender: Sender, tell: Tell): Promise<void> {
  const { method, signal } = parts
  const read = await readSample(parts, sender).then(
    (sample) => ({ sample, failure: null }),
    (error) => ({ sample: undefined, failure: failureOf(error) ?? rethrow(error) }),
  )
  for (const right of method.permissions) {
    const { check } = right
    if (check) {
      const failure = await attempt(async () => void (await sender.send({ request: check }, signal)))
      tell(rightResult(right, failure ? { ...failure, ...lostBy(right) } : null))
    } else tell(rightBySample(right, read.sample, parts.name))
  }
  const { sample, failure } = read
  const counts = sample ? { fields: sample.fields, filled: sample.filled } : null
  tell({ ...result('sample', 'A sample record', failure), sample: counts })
}

/** A right without a request of its own is seen by whether any of its fields was supplied. */
function rightBySample(right: Permission, sample: Sample | undefined, name: string): CheckResult {
  const fields =
    right.fields === 'everything' ? undefined : right.fields.filter((field) => !isSensitive(field))
  if (!sample || fields?.length === 0) return { ...skipped('right', right.name), id: right.id }
  const seen =
    fields === undefined ? sample.supplied.size > 0 : fields.some((field) => sample.supplied.has(field))
  return rightResult(right, seen ? null : failureFor('right-missing', name, lostBy(right)))
}

function lostBy({ lostWithout, where }: Permission): Partial<Failure> {
  return { lost: [lostWithout], ...(where === undefined ? {} : { where }) }
}

function rightResult(right: Permission, failure: Failure | null): CheckResult {
  return { ...result('right', right.name, failure), id: right.id }
}

function result(step: CheckResult['step'], label: string, failure: Failure | null): CheckResult {
  return { step, id: null, label, outcome: failure ? 'failed' : 'passed', failure, sample: null }
}

function skipped(step: CheckResult['step'], label: string): CheckResult {
  return { step, id: null, label, outcome: 'skipped', failure: null, sample: null }
}

function skipAfter(failed: CheckResult['step'], { name, method }: CheckParts, tell: Tell): void {
  if (failed === 'address') tell(skipped('tls', 'Secure connection'))
  if (failed !== 'sign-in') tell(skipped('sign-in', `Signing in to ${name}`))
  for (const right of method.permissions) tell({ ...skipped('right', right.name), id: right.id })
  tell(skipped('sample', 'A sample record'))
}

async function attempt(step: () => Promise<void>): Promise<Failure | null> {
  try {
    await step()
    return null
  } catch (error) {
    return failureOf(error) ?? rethrow(error)
  }
}

function rethrow(error: unknown): never {
  throw error
}
