import { afterEach, describe, expect, it } from 'vitest'
import { httpMethodOf, openConnection, parseXml } from '#connector-kit'
import {
  type Answer,
  fastClock,
  type Loopback,
  openExample,
  readConnection,
  readExchanges,
  replay,
  startLoopback,
} from '#connector-kit/testing/index.ts'
import type { EmployeeField } from '#model/employee.ts'
import { workday } from './connector.ts'

const method = httpMethodOf(workday, 'get-workers')
const healthy = replay(readExchanges(import.meta.dirname, method.id))
const servers: Loopback[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function fetchFrom(
  answer: Answer,
  fields: readonly EmployeeField[] = ['familyName'],
  custom: readonly string[] = [],
) {
  const server = await startLoopback(answer)
  servers.push(server)
  const whole = await readConnection(openExample(workday, method, server.baseUrl), { fields, custom })
  return { ...whole, bodies: server.seen.map(({ body }) => body) }
}

const xml = (body: string, status = 200): ReturnType<Answer> => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body: `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:wd="urn:com.workday/bsvc"><e:Body>${body}</e:Body></e:Envelope>`,
})
const workers = (total: string, some: string) =>
  xml(
    `<wd:Get_Workers_Response><wd:Response_Results>${total}</wd:Response_Results><wd:Response_Data>${some}</wd:Response_Data></wd:Get_Workers_Response>`,
  )
const worker = (wid: string, data = '') =>
  `<wd:Worker><wd:Worker_Reference><wd:ID wd:type="WID">${wid}</wd:ID></wd:Worker_Reference><wd:Worker_Data>${data}</wd:Worker_Data></wd:Worker>`

describe('what is asked of Workday', () => {
  it('is everybody, of whatever kind and status, as of one day and instant on every page', async () => {
    const { bodies } = await fetchFrom(healthy)
    const pages = bodies.filter((body) => !body.includes('Request_References'))
    expect(pages).toHaveLength(2)
    for (const body of pages) {
      for (const one of ['Inactive_Workers', 'Employees', 'Contingent_Workers'])
        expect(body).toContain(`<wd:Exclude_${one}>false</wd:Exclude_${one}>`)
      expect(body).toContain('<wd:As_Of_Effective_Date>2026-11-22</wd:As_Of_Effective_Date>')
      expect(body).toContain('<wd:As_Of_Entry_DateTime>2026-11-22T00:00:00.000Z</wd:As_Of_Entry_DateTime>')
    }
  })

  it.each<[EmployeeField[], string[], string[]]>([
    [['familyName'], [], ['Reference', 'Personal_Information']],
    [['title'], [], ['Reference', 'Employment_Information']],
    [['salary'], [], ['Reference', 'Compensation']],
    [['legalEntity'], [], ['Reference', 'Employment_Information', 'Organizations']],
    [['employeeNumber'], ['workerType'], ['Reference']],
    [['employeeNumber'], ['id-Badge_ID'], ['Reference', 'Personal_Information']],
    [['employeeNumber'], ['continuousServiceDate'], ['Reference', 'Employment_Information']],
  ])('is only the group that holds %s %s', async (fields, custom, groups) => {
    const { bodies } = await fetchFrom(healthy, fields, custom)
    const included = [...(bodies[0] ?? '').matchAll(/<wd:Include_(\w+)>true/g)].map(([, group]) => group)
    expect(included).toEqual(groups)
  })

  it('are the chosen types of organisations and no others, hierarchies never', async () => {
    const { bodies } = await fetchFrom(healthy, ['legalEntity'], ['organization-BUSINESS_UNIT'])
    const kept = [...(bodies[0] ?? '').matchAll(/<wd:Exclude_(\w+)>false/g)].map(([, type]) => type)
    expect(kept.filter((type) => !/Workers|Employees/.test(type ?? ''))).toEqual([
      'Companies',
      'Business_Units',
    ])
    const own = await fetchFrom(healthy, [], ['organization-PROJECT_TEAM'])
    expect(own.bodies[0]).toContain('<wd:Exclude_Custom_Organizations>false')
  })

  it('is signed by the user of the tenant, whatever signs the password holds', async () => {
    const server = await startLoopback(() => xml('<nothing/>'))
    servers.push(server)
    const credentials = { host: 'wd3-services1.myworkday.com', tenant: 'nordlys', password: `a<b>&"c']]>` }
    for (const userName of ['ISU_X', 'ISU_X@other']) {
      const connection = openConnection({
        ...{ connector: workday, methodId: method.id, credentials: { ...credentials, userName } },
        ...{ clock: fastClock(), egress: { allowPrivate: [], baseUrl: server.baseUrl }, timeoutMs: 5000 },
      })
      await readConnection(connection, { fields: [], custom: [] })
    }
    const tokens = server.seen.map(({ body }) => JSON.stringify(parseXml(Buffer.from(body))))
    expect(tokens[0]).toContain('"Username":"ISU_X@nordlys"')
    expect(tokens.at(-1)).toContain('"Username":"ISU_X@other"')
    expect(tokens[0]).toContain(JSON.stringify(credentials.password))
    expect(server.seen[0]?.path).toBe('/ccx/service/nordlys/Human_Resources/v44.0')
  })
})

describe('what Workday answers', () => {
  const fault = (code: string, text: string) =>
    xml(`<e:Fault><faultcode>SOAP-ENV:${code}</faultcode><faultstring>${text}</faultstring></e:Fault>`, 500)

  it.each([
    ['credentials', fault('Client.authenticationError', 'invalid username or password')],
    [
      'permission',
      fault('Server.processingError', 'Processing error occurred. The task submitted is not authorized.'),
    ],
    ['contract', fault('Client.validationError', 'Validation error occurred. Invalid request.')],
    ['rate-limited', fault('Server.processingError', 'Too many concurrent requests.')],
    ['unavailable', fault('Server.processingError', 'An internal error occurred.')],
    ['address', { status: 404, body: 'no such tenant' } as const],
  ])('is named %s', async (kind, reply) => {
    const { summary, bodies } = await fetchFrom(() => reply)
    expect(summary).toMatchObject({ complete: false, failure: { kind } })
    expect(summary.failure?.advice).toMatch(/\w.+\.$/)
    // Asking again with a wrong password locks the user.
    if (kind === 'credentials') expect(bodies).toHaveLength(1)
  })

  it('is not everybody when fewer came than it announced', async () => {
    const total = '<wd:Total_Results>3</wd:Total_Results>'
    const { summary } = await fetchFrom(({ body }) =>
      workers(total, body.includes('<wd:Page>1<') ? worker('a') + worker('b') : ''),
    )
    expect(summary).toMatchObject({ complete: false, incompleteBecause: [{ reason: 'totals-differ' }] })
  })

  it('is refused without the number of workers, or without workers at all', async () => {
    const without = await fetchFrom(() => workers('', worker('a')))
    expect(without.summary.failure).toMatchObject({ code: 'unexpected-answer' })
    const strange = await fetchFrom(() => xml('<hello/>'))
    expect(strange.summary.failure).toMatchObject({ code: 'unexpected-answer' })
    const nobody = await fetchFrom(() => workers('<wd:Total_Results>0</wd:Total_Results>', ''))
    expect(nobody.summary).toMatchObject({ complete: false, incompleteBecause: [{ reason: 'empty' }] })
  })

  it('empties nothing where a group of fields came empty, as for a missing right', async () => {
    const { employees } = await fetchFrom(
      () =>
        workers(
          '<wd:Total_Results>1</wd:Total_Results>',
          worker('a', '<wd:Worker_ID>1</wd:Worker_ID><wd:Personal_Data/><wd:Employment_Data/>'),
        ),
      ['employeeNumber', 'familyName', 'workEmail', 'title', 'employmentStatus', 'endDate', 'legalEntity'],
    )
    expect(employees).toEqual([{ externalId: 'a', employeeNumber: '1' }])
  })
})
