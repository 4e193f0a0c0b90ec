import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import { type NativePostgres, noEmbeddedPostgres } from './native-postgres.ts'

const run = promisify(execFile)

type Failure = Readonly<{
  program: 'initdb' | 'postgres'
  what: string
  /** The last lines PostgreSQL wrote. */
  detail: string
  dataDir: string
  native: NativePostgres
  environment: Readonly<Record<string, string>>
}>

/** Tells a system on which these programs cannot run at all (musl, an older glibc) from a server that has a reason of its own. */
export async function startFailure(failure: Failure): Promise<EmbeddedPostgresError> {
  const probe = await run(join(failure.native.binDir, failure.program), ['--version'], {
    env: failure.environment,
  }).catch((error: Error) => error)
  if (probe instanceof Error) {
    return noEmbeddedPostgres('its programs do not run here', probe, probe.message)
  }
  return new EmbeddedPostgresError('start-failed', {
    message: `${failure.what}: ${reasonIn(failure.detail)}.`,
    advice: failure.detail.includes('No space left on device')
      ? `Free some space on the disk that holds ${failure.dataDir}, then start again.`
      : `The last lines of ${join(failure.dataDir, 'postgres.log')} say more; mend what they name, then start again.`,
    detail: failure.detail,
  })
}

function reasonIn(detail: string): string {
  const reasons = [...detail.matchAll(/(?:FATAL|PANIC|error): +(.+)/g)]
  return reasons.at(-1)?.[1]?.replace(/\.$/, '') ?? 'it gave no reason'
}
