import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { httpMethodOf } from '#connector-kit'
import {
  accountForEverybody,
  everyField,
  readConnection,
  withFixtures,
} from '#connector-kit/testing/index.ts'
import { haileyHr } from './connector.ts'

const file = new URL('../../../shared/reference/vendor-data/hailey-hr/api-fields.json', import.meta.url)
const facts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
const method = httpMethodOf(haileyHr, 'personal-access-token')

describe.skipIf(!existsSync(file))(
  'the fields and paths that Hailey HR describes (skipped without ../shared/reference/vendor-data)',
  () => {
    it('know every request and every field that is read', async () => {
      const sent = await withFixtures(haileyHr, method, import.meta.dirname, async (connection, server) => {
        await readConnection(connection, everyField(method, import.meta.dirname))
        return server.seen.map(({ method: verb, path }) => `${verb} ${path}`)
      })
      for (const one of sent) expect(facts.paths).toContain(one)
      expect(sent.toSorted()).toEqual(['GET /Company', 'GET /Employees', 'GET /Salaries'])
      const own = new Set(facts['GET /Employees item'].map((name: string) => name.replace('[]', '')))
      const lists = facts['GET /Company'].map((name: string) => name.replace(/\[\].*$/, ''))
      const known = new Set([...own, ...lists, 'salaries', 'today'])
      const read = Object.values(method.fields).flatMap(({ paths }) => paths)
      expect(read.filter((path) => !known.has(path))).toEqual([])
    })

    it('allow no answer that loses a person', async () => {
      const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 20 }))
      const keys: readonly string[] = facts['GET /Employees item']
      const parts = keys.map((key) =>
        key.endsWith('[]')
          ? ([key.slice(0, -2), fc.array(fc.uuid(), { maxLength: 2 })] as const)
          : ([key, text] as const),
      )
      await accountForEverybody({
        connector: haileyHr,
        methodId: method.id,
        person: fc.record(Object.fromEntries(parts), { requiredKeys: [] }),
        idOf: ({ employeeId }) =>
          typeof employeeId === 'string' && employeeId.trim() !== '' ? employeeId : undefined,
        serve:
          (people) =>
          ({ path }) => ({
            status: 200,
            body: path.endsWith('/Employees') ? people : path.endsWith('/Salaries') ? [] : companyWithout,
          }),
      })
    })
  },
)

const companyWithout = {
  customFields: [],
  teams: [],
  locations: [],
  titles: [],
  legalEntities: [],
  departments: [],
  businessAreas: [],
  costCenters: [],
}
