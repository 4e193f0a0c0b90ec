import {
  asText,
  type Coded,
  decode,
  isFilled,
  isObject,
  parseDay,
  partOfFullTime,
  quoted,
  ReadProblem,
} from '#connector-kit'
import type { EmploymentStatus, EmploymentType } from '#model/employee.ts'

type CodedStatus = Coded<EmploymentStatus>
type CodedType = Coded<EmploymentType>

// Fields: AlexisHR’s description of March 2024, https://github.com/konfig-sdks/alexis-hr-java-sdk/blob/55fa0d1288cf/api/openapi.yaml
/** Simployer One knows active and not active only; the dates tell leavers from people who have not started. */
export function employmentStatus(
  active: unknown,
  hireDate: unknown,
  endDate: unknown,
  today: unknown,
): CodedStatus | null | undefined {
  if (!isFilled(active)) return active === undefined ? undefined : null
  const { value, source } = decode(active, { true: 'active', false: 'inactive' })
  if (value === 'active') return { value, source }
  if (typeof hireDate === 'string' && typeof today === 'string') {
    const hired = parseDay(hireDate)
    if (hired !== null && hired > today) return { value: 'pending', source }
  }
  if (typeof endDate === 'string') return { value: 'terminated', source }
  throw new ReadProblem(
    'unknown-code',
    'Not active without an end date may be a leaver or somebody who has not started; enter the end date in Simployer One.',
  )
}

// The types are a company's own list; these are usual words in the languages of its customers.
const types = {
  Permanent: 'permanent',
  'Permanent employment': 'permanent',
  Tillsvidareanställning: 'permanent',
  Tillsvidare: 'permanent',
  Provanställning: 'permanent',
  'Probationary employment': 'permanent',
  'Fast ansettelse': 'permanent',
  Fast: 'permanent',
  Fastansættelse: 'permanent',
  Temporary: 'temporary',
  'Fixed term': 'temporary',
  'Fixed-term': 'temporary',
  Visstidsanställning: 'temporary',
  'Särskild visstidsanställning': 'temporary',
  Vikariat: 'temporary',
  Säsongsanställning: 'temporary',
  Midlertidig: 'temporary',
  'Midlertidig ansettelse': 'temporary',
  Hourly: 'other',
  Timanställning: 'other',
  Consultant: 'contractor',
  Konsult: 'contractor',
  Konsulent: 'contractor',
  Contractor: 'contractor',
  Intern: 'intern',
  Internship: 'intern',
  Praktikant: 'intern',
  Apprentice: 'apprentice',
  Lærling: 'apprentice',
  Lärling: 'apprentice',
} as const

/** The type of the employment by its name; how much of full time a permanent one is, the rate tells. */
export function employmentType(
  typeId: unknown,
  known: unknown,
  rate: unknown,
  _employmentId: unknown,
): CodedType | null | undefined {
  if (!isFilled(typeId)) return typeId === undefined ? undefined : null
  if (known === undefined) return undefined
  const entry = isObject(known) ? known[asText(typeId)] : undefined
  const name = isObject(entry) ? entry['name'] : undefined
  if (!isFilled(name))
    throw new ReadProblem('unknown-code', `The employment type ${quoted(typeId)} has no name.`)
  const { value, source } = decode(name, types)
  return { value: value === 'permanent' ? shareOf(rate) : value, source }
}

/** Full time is a rate of 1 or 100; the description does not say which, and both read the same. */
function shareOf(rate: unknown): EmploymentType {
  return partOfFullTime(rate === 1 ? 100 : rate)
}
