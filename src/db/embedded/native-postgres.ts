import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'

/** PostgreSQL programs on this machine, and what it takes to run them. */
export type NativePostgres = Readonly<{
  binDir: string
  version: string
  localeArguments: readonly string[]
  /** Environment the programs need; may have to make something in the data folder for it. */
  environment(dataDir: string): Readonly<Record<string, string>>
}>

/** `packageDir` is the folder of another copy of the platform's package. */
export function embeddedNative(packageDir = platformPackageDir()): NativePostgres {
  const manifest = readJson(join(packageDir, 'package.json'), z.object({ version: z.string() }))
  return {
    binDir: join(packageDir, 'native', 'bin'),
    version: manifest.version,
    localeArguments: ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    environment: (dataDir) => libraryEnvironment(packageDir, dataDir),
  }
}

export function platformPackageDir(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    throw noEmbeddedPostgres(`the package ${name} is not installed`, cause)
  }
}

export function noEmbeddedPostgres(why: string, cause?: unknown, detail?: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError('no-embedded-postgres', {
    message: `There is no embedded PostgreSQL for this system (${process.platform} ${process.arch}): ${why}.`,
    advice: 'Set DATABASE_URL to a PostgreSQL 15 or later of your own; nothing else is needed.',
    cause,
    ...(detail ? { detail } : {}),
  })
}

/**
 * npm packages cannot hold symbolic links; the platform package makes its own in an install script, which may not have run. The links
 * are then made in the data folder, since node_modules may be read-only or shared.
 */
function libraryEnvironment(packageDir: string, dataDir: string): Record<string, string> {
  const links = readJson(
    join(packageDir, 'native', 'pg-symlinks.json'),
    z.array(z.object({ source: z.string(), target: z.string() })),
  )
  if (links.every((link) => existsSync(join(packageDir, link.target)))) return {}

  const libraryDir = join(dataDir, 'postgres-libraries')
  rmSync(libraryDir, { recursive: true, force: true })
  mkdirSync(libraryDir)
  for (const link of links) {
    symlinkSync(join(packageDir, link.source), join(libraryDir, basename(link.target)))
  }
  // The libraries reached by these links look for others beside the links, so their own folder has to be named as well.
  const path = `${libraryDir}:${join(packageDir, 'native', 'lib')}`
  return { [process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH']: path }
}

function readJson<Shape extends z.ZodType>(file: string, shape: Shape): z.infer<Shape> {
  return shape.parse(JSON.parse(readFileSync(file, 'utf8')))
}
