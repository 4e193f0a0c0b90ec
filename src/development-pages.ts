import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ReadIndex } from '#api/web-pages.ts'

const root = fileURLToPath(new URL('./web', import.meta.url))

export type DevelopmentPages = Readonly<{
  middleware: (request: IncomingMessage, response: ServerResponse, next: () => void) => void
  readIndex: ReadIndex
  close: () => Promise<void>
}>

/** The pages straight from their sources, in the same server and port; a page is loaded again by hand. */
export async function openDevelopmentPages(): Promise<DevelopmentPages> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    configFile: join(root, 'vite.config.ts'),
    root,
    appType: 'custom',
    // The page's policy lets it speak to this port only.
    server: { middlewareMode: true, hmr: false },
  })
  return {
    middleware: (request, response, next) => vite.middlewares(request, response, next),
    readIndex: async (path) =>
      vite.transformIndexHtml(path, await readFile(join(root, 'index.html'), 'utf8')),
    close: () => vite.close(),
  }
}
