import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'

const sources = fileURLToPath(new URL('./web', import.meta.url))

/** Builds the pages once when they are missing or older than what they are made from. */
export async function buildWebIfNeeded(webRoot: string, log: Logger): Promise<void> {
  if (isFresh(webRoot)) return
  log.info('building the pages; this happens once')
  const { build } = await import('vite')
  await build({ configFile: join(sources, 'vite.config.ts'), root: sources, logLevel: 'warn' })
}

function isFresh(webRoot: string): boolean {
  const index = join(webRoot, 'index.html')
  if (!existsSync(index)) return false
  const builtAt = statSync(index).mtimeMs
  const used = [
    ...globSync(`${sources}/**/*.{ts,tsx,css,html,svg}`),
    ...globSync(join(sources, '../model/**/*.ts')),
  ]
  return used.every((path) => statSync(path).mtimeMs <= builtAt)
}
