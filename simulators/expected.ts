import type { Employee, EmployeeField } from '#model/employee.ts'
import { employmentWord, statusWord } from './bamboohr/fields.ts'
import { reasonWords } from './bamboohr/words.ts'
import type { Day } from './company/calendar.ts'
import { asEmployee, type SimulatedPerson, statusOn } from './company/person.ts'
import { lifecycleWords, reasonItems } from './hibob/lists.ts'
import { statusWords, terminationWords } from './personio/words.ts'
import type { SimulatorKind } from './start.ts'

const everywhere = [
  ...[
    'externalId',
    'givenName',
    'familyName',
    'preferredName',
    'displayName',
    'workEmail',
    'title',
    'department',
  ],
  ...[
    'team',
    'costCenter',
    'location',
    'managerExternalId',
    'employmentStatus',
    'startDate',
    'endDate',
    'leaverReason',
  ],
] as readonly EmployeeField[]

/** The fields that each HR system tells beyond doubt; where readers may differ, a field is left out. */
export const suppliedFields: Readonly<Record<SimulatorKind, readonly EmployeeField[]>> = {
  // No employee number of its own: that stands in a custom attribute. No display name either.
  personio: [...without('displayName'), 'legalEntity', 'lastWorkingDay'],
  // The legal entity stands in the division.
  bamboohr: [...everywhere, 'employeeNumber', 'middleName', 'division', 'originalHireDate', 'birthDate'],
  hibob: [
    ...without('preferredName'),
    ...(['employeeNumber', 'middleName', 'legalEntity', 'division', 'lastWorkingDay', 'birthDate'] as const),
  ],
}

/** What a reader without fault gives for the person, in the fields of `suppliedFields`. */
export function expectedEmployee(kind: SimulatorKind, person: SimulatedPerson, day: Day): Partial<Employee> {
  const truth = { ...asEmployee(person, day), ...inTheWordsOf(kind, person, day) }
  const supplied = new Set<string>(suppliedFields[kind])
  return Object.fromEntries(Object.entries(truth).filter(([field]) => supplied.has(field)))
}

function inTheWordsOf(kind: SimulatorKind, person: SimulatedPerson, day: Day): Partial<Employee> {
  const status = statusOn(person, day)
  const reason = asEmployee(person, day).leaverReason?.value
  const leaving = person.periods.at(-1)?.leaverReason ?? null
  const spoken = (source: string) => (reason === undefined ? null : { value: reason, source })
  switch (kind) {
    case 'personio':
      return {
        employmentStatus: { value: status, source: statusWords[status] },
        leaverReason: leaving && spoken(terminationWords[leaving]),
      }
    case 'bamboohr': {
      const source = status === 'leave' ? employmentWord(person, day) : statusWord(person, day)
      return {
        division: person.legalEntity,
        employmentStatus: { value: status, source },
        leaverReason: leaving && spoken(reasonWords[leaving].reason),
      }
    }
    case 'hibob':
      return {
        employmentStatus: { value: status, source: String(lifecycleWords[status].id) },
        leaverReason: leaving && spoken(reasonItems[leaving].name),
      }
  }
}

function without(field: EmployeeField): EmployeeField[] {
  return everywhere.filter((one) => one !== field)
}
