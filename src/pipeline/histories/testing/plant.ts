import { registerHooks } from 'node:module'
import type { PlantedBug } from './planted-bugs.ts'

const src = new URL('../../../', import.meta.url)

/** The text with the bug in it. A bug whose place has changed is no bug any more, and must be planted anew. */
export function withBug({ name, file, edits }: PlantedBug, text: string): string {
  return edits.reduce((before, { instead, write }) => {
    if (before.split(instead).length !== 2)
      throw new Error(`The planted bug "${name}" does not find its place once in src/${file}:\n${instead}`)
    return before.replace(instead, () => write)
  }, text)
}

/** From now on this program loads the file with the bug in it; no file is touched. */
export function plant(bug: PlantedBug): void {
  const place = new URL(bug.file, src).href
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context)
      return url === place ? { ...loaded, source: withBug(bug, String(loaded.source)) } : loaded
    },
  })
}
