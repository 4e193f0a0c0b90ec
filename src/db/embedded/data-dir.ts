import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'

/** The real path, so that one folder has one name whichever way it was reached. */
export function makeDataDir(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    return realpathSync(dataDir)
  } catch (cause) {
    throw new EmbeddedPostgresError('data-dir-unwritable', {
      message: `The data folder ${resolve(dataDir)} cannot be made or written: ${reason(cause)}.`,
      advice:
        'Give the folder to the user who starts this program (chown), or set DATA_DIR to a folder that user may write.',
      cause,
    })
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user has no right to it',
  EPERM: 'this user has no right to it',
  EROFS: 'the disk is read-only',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'there is a file of that name',
  ENOSPC: 'the disk is full',
}

function reason(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return reasons[code] ?? (cause instanceof Error ? cause.message : String(cause))
}
