#!/usr/bin/env node
// Plain JavaScript on purpose: it must run on an old Node to be able to say so.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const NEEDED = 24
const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  await import(main)
} else {
  const node = bundledNode()
  if (node === undefined) {
    process.stderr.write(
      `Rollcall needs Node ${NEEDED}; this is Node ${process.versions.node}, and no bundled Node fits ${process.platform}-${process.arch}.\n` +
        `Install Node ${NEEDED} (https://nodejs.org) and run the command again.\n`,
    )
    process.exit(1)
  }
  const run = spawnSync(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  if (run.signal) process.kill(process.pid, run.signal)
  process.exit(run.status ?? 1)
}

function bundledNode() {
  try {
    const require = createRequire(import.meta.url)
    return require.resolve(`node-${process.platform}-${process.arch}/bin/node`)
  } catch {
    return undefined
  }
}
