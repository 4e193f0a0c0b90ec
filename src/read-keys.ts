import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generatedKeyFile, parseKey, parseKeyFile } from '#secrets/keyring.ts'
import type { Configuration } from './configuration.ts'

/** The keys of credentials, from wherever the operator keeps them; the first one writes. */
export function readKeys(config: Configuration) {
  if (config.key.from === 'environment')
    return [parseKey(config.key.value)] as const satisfies readonly unknown[]
  if (config.key.from === 'file') return parseKeyFile(readFileSync(config.key.path, 'utf8'))
  return generatedKeyFile(join(config.dataDir, 'key'))
}
