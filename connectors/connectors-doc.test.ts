import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { connectorsDocument } from '../scripts/connectors-doc.ts'
import { connectors } from './index.ts'

test('docs/connectors.md tells of every connector, in the words of its definition', () => {
  const page = readFileSync(new URL('../docs/connectors.md', import.meta.url), 'utf8')
  expect(page, 'Run: node scripts/write-connectors-doc.ts').toBe(connectorsDocument(connectors))
  for (const { id, methods } of connectors) {
    expect(page).toContain(`<a id="${id}"></a>`)
    for (const method of methods) expect(page).toContain(`### ${method.name} (\`${method.id}\`)`)
  }
})
