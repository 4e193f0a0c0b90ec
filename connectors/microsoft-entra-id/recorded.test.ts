import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fieldsOf, httpMethodOf } from '#connector-kit'
import { type Answer, openExample, readConnection, startLoopback } from '#connector-kit/testing/index.ts'
import { microsoftEntraId } from './connector.ts'

const folder = new URL('../../../shared/reference/vendor-data/microsoft-entra-id/', import.meta.url)
const usersFile = new URL('users-part.recorded.json', folder)
const refusedFile = new URL('token-401-invalid-client.recorded.json', folder)
type Recorded = Readonly<{
  method: string
  status: number
  response: { value: { accountEnabled: boolean }[] }
}>
const read = (file: URL): readonly Recorded[] => JSON.parse(readFileSync(file, 'utf8')).recorded
const method = httpMethodOf(microsoftEntraId, 'app-registration')

async function fetchFrom(answer: Answer) {
  const server = await startLoopback(answer)
  try {
    const custom = ['userType', 'usageLocation']
    return await readConnection(openExample(microsoftEntraId, method, server.baseUrl), {
      fields: fieldsOf(method),
      custom,
    })
  } finally {
    await server.close()
  }
}

describe.skipIf(!existsSync(usersFile))(
  'recorded answers of Microsoft Graph (skipped without ../shared/reference/vendor-data)',
  () => {
    it('give every user, and a finding for each disabled account without a leave date', async () => {
      const [token, users] = read(usersFile)
      const people = users?.response.value ?? []
      const { employees, summary } = await fetchFrom(({ path, query }) => {
        if (path.endsWith('/token')) return { status: 200, body: token?.response }
        return {
          status: 200,
          body: query.get('$select')?.includes('Leave') ? { value: [] } : users?.response,
        }
      })
      expect(people.length).toBeGreaterThan(10)
      expect(employees).toHaveLength(people.length)
      expect(summary).toMatchObject({ complete: true, people: people.length })
      const disabled = people.filter(({ accountEnabled }) => !accountEnabled).length
      expect(summary.problems.filter(({ field }) => field === 'employmentStatus')).toHaveLength(disabled)
      expect(employees.every(({ custom }) => custom?.['userType'] !== undefined)).toBe(true)
    })

    it('name a refused secret', async () => {
      const [refused] = read(refusedFile)
      const { summary } = await fetchFrom(() => ({ status: refused?.status ?? 0, body: refused?.response }))
      expect(summary.failure).toMatchObject({ kind: 'credentials', httpStatus: 401 })
      expect(summary.failure?.advice).toContain('client secret')
    })
  },
)
