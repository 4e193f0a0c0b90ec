import { type GrantingServer, startGrantingServer } from '#connector-kit/testing/granting-server.ts'

export const orangehrmClient = { id: 'fjellvind-portal', secret: 'orange-secret-of-fjellvind' }

const people = 12
const prefix = '/web/index.php'

/** An OrangeHRM of twelve people on loopback, where somebody has to agree and refresh tokens work once. */
export function startOrangehrm(): Promise<GrantingServer> {
  return startGrantingServer({
    prefix,
    client: orangehrmClient,
    asks: true,
    data: ({ path, query }) => ({ status: 200, body: answerTo(path, query) }),
  })
}

function answerTo(path: string, query: URLSearchParams): unknown {
  const [, number = '0', part = ''] = /\/employees?\/(\d+)\/(.+)$/.exec(path) ?? []
  if (path.endsWith('/custom-fields') && part === '') return { data: [], meta: { total: 0 } }
  if (part !== '') return { data: detailOf(Number(number), part) }
  const offset = Number(query.get('offset') ?? '0')
  const all = Array.from({ length: people }, (_, index) => employee(index + 1))
  return { data: all.slice(offset, offset + Number(query.get('limit'))), meta: { total: people } }
}

function employee(empNumber: number) {
  return {
    empNumber,
    employeeId: String(empNumber).padStart(4, '0'),
    firstName: 'Person',
    middleName: '',
    lastName: `Fjell ${empNumber}`,
    terminationId: null,
    jobTitle: { id: 1, title: 'Surveyor' },
    subunit: { id: 1, name: empNumber % 2 === 0 ? 'North' : 'South' },
    empStatus: { id: 1, name: 'Full-Time Permanent' },
    supervisors: [],
  }
}

function detailOf(empNumber: number, part: string): unknown {
  if (part === 'contact-details')
    return { workEmail: `person${empNumber}@fjellvind.example`, otherEmail: null }
  if (part === 'job-details')
    return { joinedDate: '2020-01-01', location: { name: 'Oslo' }, employeeTerminationRecord: { date: null } }
  return {}
}
