import { registerHooks } from 'node:module'
import type { PlantedBug } from './planted-bugs.ts'

const src = new URL('../../../', import.meta.url)

/** The text of a file with the bug in it. A bug whose place has changed is no bug any more, and must be planted anew. */
export function withBug({ name, edits }: PlantedBug, file: string, text: string): string {
  return edits
    .filter((one) => one.file === file)
    .reduce((before, { instead, write }) => {
      if (before.split(instead).length !== 2)
        throw new Error(`The planted bug "${name}" does not find its place once in src/${file}:\n${instead}`)
      return before.replace(instead, () => write)
    }, text)
}

/** From now on this program loads its files with the bug in them; no file is touched. */
export function plant(bug: PlantedBug): void {
  const files = new Map(bug.edits.map(({ file }) => [new URL(file, src).href, file]))
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context)
      const file = files.get(url)
      return file === undefined ? loaded : { ...loaded, source: withBug(bug, file, String(loaded.source)) }
    },
  })
}
