import { readFileSync } from 'node:fs'

const packageFile = new URL('../../package.json', import.meta.url)

/** The version of this program. A plan that another version made is not applied: it may have thought otherwise. */
export const programVersion: string = (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string })
  .version
