import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const prefix = 'rollcall-'

/** The kernel takes 107 bytes for the whole path of a socket. */
const longestPathBytes = 107

/** Made with mode 0700 under the system's temporary folder, or under /tmp where that name is too long. */
export function makeSocketDir(): string {
  const fits = Buffer.byteLength(join(tmpdir(), `${prefix}XXXXXX`, '.s.PGSQL.5432.lock')) <= longestPathBytes
  return mkdtempSync(join(fits ? tmpdir() : '/tmp', prefix))
}

export function removeSocketDir(socketDir: string): void {
  if (basename(socketDir).startsWith(prefix)) rmSync(socketDir, { recursive: true, force: true })
}
