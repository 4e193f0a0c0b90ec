import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fieldsOf, httpMethodOf, type OpenConnection, openConnection } from '#connector-kit'
import { type Answer, fastClock, readConnection, startLoopback } from '#connector-kit/testing/index.ts'
import { bamboohr } from './connector.ts'

const folder = new URL('../../../shared/reference/vendor-data/bamboohr/', import.meta.url)
const recorded = (name: string) =>
  JSON.parse(readFileSync(new URL(`${name}.recorded.json`, folder), 'utf8')).recorded[0].response

async function against<T>(answer: Answer, use: (connection: OpenConnection) => Promise<T>): Promise<T> {
  const server = await startLoopback(answer)
  try {
    const credentials = { subdomain: 'acme', apiKey: '0'.repeat(40) }
    const egress = { allowPrivate: [], baseUrl: server.baseUrl }
    return await use(
      openConnection({ connector: bamboohr, methodId: 'api-key', credentials, clock: fastClock(), egress }),
    )
  } finally {
    await server.close()
  }
}

/** Only a directory was recorded, with the report's own field names; it stands in for the report. */
describe.skipIf(!existsSync(folder))(
  'recorded answers (skipped without ../shared/reference/vendor-data)',
  () => {
    const asked = { fields: fieldsOf(httpMethodOf(bamboohr, 'api-key')), custom: [] }

    it('91 people in, 91 people out, what the directory does not tell left absent', async () => {
      const directory = recorded('list-employees')
      const { employees, summary } = await against(
        () => ({ status: 200, body: directory }),
        (connection) => readConnection(connection, asked),
      )
      expect(summary).toMatchObject({ complete: true, people: 91, problems: [] })
      expect(employees.map(({ externalId }) => externalId)).toEqual(
        directory.employees.map(({ id }: { id: string }) => id),
      )
      for (const [index, employee] of employees.entries()) {
        const { firstName, workEmail, jobTitle, preferredName } = directory.employees[index]
        expect(employee).toMatchObject({ givenName: firstName, workEmail, title: jobTitle, preferredName })
        for (const field of [
          'startDate',
          'endDate',
          'employmentStatus',
          'managerExternalId',
          'employeeNumber',
        ])
          expect(employee).not.toHaveProperty(field)
      }
    })

    it('offers the custom fields among 632, each once, pay and identity marked sensitive', async () => {
      const fields = recorded('list-employee-fields')
      const found = await against(
        () => ({ status: 200, body: fields }),
        (connection) => connection.customFields(new AbortController().signal),
      )
      expect(fields).toHaveLength(632)
      expect(found.length).toBeGreaterThan(20)
      expect(found.length).toBeLessThan(200)
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
      const byLabel = new Map(found.map((field) => [field.label, field]))
      expect(byLabel.get('Shirt size')).toMatchObject({ id: 'customShirtsize', sensitive: false })
      expect(byLabel.get('NIN')).toMatchObject({ id: 'customNIN1', sensitive: true })
      expect(byLabel.get('Termination Type')).toMatchObject({ id: '4313', type: 'list' })
      expect(found.map(({ id }) => id)).not.toContain('firstName')
    })

    it('takes a bad key for what it is: 401, an empty page in HTML, the reason in a header', async () => {
      const headers = {
        'content-type': 'text/html',
        'x-bamboohr-error-message': 'API key not provided or invalid',
      }
      const { summary } = await against(
        () => ({ status: 401, headers, body: '' }),
        (connection) => readConnection(connection, asked),
      )
      expect(summary).toMatchObject({
        requests: 1,
        failure: { kind: 'credentials', where: expect.stringContaining('API Keys') },
      })
    })
  },
)
