import { allRoutes } from '#api/routes/all-routes.ts'
import type { Role } from '#model/access.ts'
import {
  type ScriptedHrSystem,
  type ScriptedRecord,
  startScriptedHrSystem,
} from '#pipeline/testing/scripted-hr-system.ts'
import { makeConnection, type TestConnection } from '#pipeline/testing/test-connection.ts'
import { openTestPortal, type TestCompany, type TestPortal, type TestUser } from './test-portal.ts'

/** A company whose people came over from an HR system that the test writes, and its admin Kari. */
export type ConnectedPortal = Readonly<{
  portal: TestPortal
  hr: ScriptedHrSystem
  company: TestCompany
  connection: TestConnection
  kari: TestUser
  /** Somebody more of the company. */
  addUser: (email: string, role: Role) => Promise<TestUser>
  /** `call('GET /people', kari)`, below the company. */
  call: <Body = Record<string, unknown>>(
    line: string,
    as: TestUser,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<{ status: number; body: Body }>
  close: () => Promise<void>
}>

export async function openConnectedPortal(employees: readonly ScriptedRecord[]): Promise<ConnectedPortal> {
  const hr = await startScriptedHrSystem(employees)
  const portal = await openTestPortal({ routes: allRoutes, connectors: [hr.connector] })
  const company = await portal.addCompany('Acme')
  const addUser: ConnectedPortal['addUser'] = (email, role) => portal.addUser(email, { company, role })
  const kari = await addUser('kari@acme.example', 'admin')
  const environment = { ...portal.services.environment, baseUrls: { scripted: hr.baseUrl } }
  const connection = await makeConnection({
    environment,
    company: { id: company.id, timeZone: 'Europe/Oslo' },
    inCompany: (work) => environment.database.inCompany(company.id, work),
  })
  await connection.synchronise()
  return {
    portal,
    hr,
    company,
    connection,
    kari,
    addUser,
    call: async (line, as, body, headers = {}) => {
      const [method, path] = line.split(' ')
      const answer = await portal.call(`${method} /companies/${company.slug}${path}`, { as, body, headers })
      const text = await answer.text()
      return { status: answer.status, body: text === '' ? {} : JSON.parse(text) }
    },
    close: async () => {
      await portal.close()
      await hr.stop()
    },
  }
}
