import { cpSync, lstatSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { embeddedNative, type NativePostgres } from './native-postgres.ts'

const othersMayPass = 0o001
const othersMayWrite = 0o022

/**
 * The programs where another user finds them. initdb looks for the others beside it by access(2), which knows no
 * capabilities, so below a folder of mode 700 it finds none: then they are copied, once, to the temporary folder.
 */
export function readableNative(native: NativePostgres): NativePostgres {
  if (everybodyMayPass(native.binDir)) return native
  return embeddedNative(copyOf(dirname(dirname(native.binDir)), native.version))
}

function everybodyMayPass(folder: string): boolean {
  const above = dirname(folder)
  return (statSync(folder).mode & othersMayPass) !== 0 && (above === folder || everybodyMayPass(above))
}

function copyOf(packageDir: string, version: string): string {
  const kept = join(tmpdir(), `rollcall-postgres-${version}`)
  if (isOurs(kept)) return kept
  const fresh = mkdtempSync(join(tmpdir(), 'rollcall-postgres-'))
  const copied = join(fresh, 'copy')
  cpSync(packageDir, copied, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(copied, kept)
    rmSync(fresh, { recursive: true, force: true })
  } catch {
    // Another start was first, or the name is somebody else's: then that copy, or one of our own, serves.
  }
  return isOurs(kept) ? kept : copied
}

/** Made by root and writable by nobody else: the temporary folder is everybody's. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  return found?.isDirectory() === true && found.uid === 0 && (found.mode & othersMayWrite) === 0
}
