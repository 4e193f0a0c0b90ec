import type { Employee, LocalDate } from '#model/employee.ts'
import { emailKey, numberKey } from '#model/match-key.ts'
import type { Person, PersonValues } from '#model/person.ts'
import type { MappedEmployee } from '#model/planning.ts'
import { nameKey } from './look-alike-key.ts'

/** What tells who somebody is, of a record or of a person; keys are compared, the raw values are shown. */
export type Identity = Readonly<{
  name: string
  employeeNumber: string | null
  workEmail: string | null
  numberKey: string | null
  emailKey: string | null
  /** Whole name and family name, folded. */
  nameKey: string | null
  familyKey: string | null
  birthDate: LocalDate | null
  startDate: LocalDate | null
  /** Every first day that is known: original, current and latest. */
  startDates: readonly LocalDate[]
}>

/** Identity as the mapping made it, or as the HR system's own fields say where nothing is mapped. */
export function identityOfRecord({ employee, values }: MappedEmployee): Identity {
  const mapped = new Map(values.filter((one) => !one.partial).map((one) => [one.attribute, one.value]))
  const withheld = new Set(values.filter((one) => one.partial).map((one) => one.attribute))
  return identityFrom((attribute) => {
    if (mapped.has(attribute)) return mapped.get(attribute) ?? null
    if (withheld.has(attribute)) return null
    const raw = employee[attribute as keyof Employee]
    return typeof raw === 'string' ? raw : null
  })
}

export function identityOfPerson(person: Person): Identity {
  return identityOfValues(person.values)
}

export function identityOfValues(values: PersonValues): Identity {
  return identityFrom((attribute) => values[attribute] ?? null)
}

type Folded = Readonly<{ key: string | null }>

function identityFrom(read: (attribute: string) => string | null): Identity {
  const employeeNumber = read('employeeNumber')
  const workEmail = read('workEmail')
  const name = [read('givenName'), read('familyName')].filter(Boolean).join(' ')
  const startDates = [read('rehireDate'), read('startDate'), read('originalHireDate')].filter(
    (day) => day !== null,
  )
  const [displayName, familyName] = [read('displayName'), read('familyName')]
  let whole: Folded | undefined
  let family: Folded | undefined
  return {
    name: name || displayName || workEmail || employeeNumber || '',
    employeeNumber,
    workEmail,
    numberKey: numberKey(employeeNumber),
    emailKey: emailKey(workEmail),
    // Folded when first asked for: most people are known by their link, and nobody looks at their name.
    get nameKey() {
      whole ??= { key: nameKey(name) ?? nameKey(displayName) }
      return whole.key
    },
    get familyKey() {
      family ??= { key: nameKey(familyName) }
      return family.key
    },
    birthDate: read('birthDate'),
    startDate: read('startDate'),
    startDates,
  }
}
