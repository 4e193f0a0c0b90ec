import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { linkPages } from './links.ts'

test('every one-time link leads to a page of the web application', () => {
  const routes = readFileSync(new URL('../web/routes.tsx', import.meta.url), 'utf8')
  for (const page of Object.values(linkPages)) expect(routes).toContain(`path: '/${page}/$token'`)
})
