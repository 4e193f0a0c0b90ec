import type { EmploymentType } from '#model/employee.ts'
import { type Day, dayNumber, dayText } from './calendar.ts'
import { chance, pick, pickByShare, purpose } from './chance.ts'
import { externalIdOf, type IdStyle } from './external-id.ts'
import { daysSinceHired, fateOf, leaveOf, periodsOf } from './fate.ts'
import { nameOf, secondName } from './names.ts'
import { costCenterOf, entities } from './organisation.ts'
import type { SimulatedPerson } from './person.ts'
import { hasReports, leadOf, seatOf, teamOf } from './seat.ts'

/** What decides everything about a company. */
export type Seeds = Readonly<{ seed: number; people: number; day: Day; ids: IdStyle }>

export const mailDomain = 'fjellvind.example'

const types: readonly (readonly [EmploymentType, number])[] = [
  ['employee-full-time', 78],
  ['employee-part-time', 11],
  ['contractor', 3],
  ['intern', 2],
  ['apprentice', 2],
  ['temporary', 3],
  ['other', 1],
]
const nationalities = [
  'NO',
  'SE',
  'DE',
  'GB',
  'PL',
  'TR',
  'GR',
  'UA',
  'EG',
  'IL',
  'CN',
  'JP',
  'KR',
  'IN',
  'VN',
]
const nicknames = ['Alex', 'Kim', 'Sam', 'Robin', 'Charlie', 'Max']
const streets = ['Storgata', 'Ringveien', 'Bergstraße', 'Mill Lane', 'Björkvägen']

/** Person number `index`, from nothing but the seed: any one of 100,000 without the others. */
export function born(company: Seeds, index: number): SimulatedPerson {
  const { seed } = company
  const name = nameOf(seed, index)
  const fate = fateOf(seed, index, company.people)
  const lead = leadOf(index, company.people)
  return {
    index,
    externalId: externalIdOf(index, company.ids),
    employeeNumber: String(100 + index).padStart(5, '0'),
    givenName: name.given,
    middleName: chance(seed, index, purpose.middle) % 9 === 0 ? secondName(name, index) : null,
    familyName: name.family,
    preferredName: chance(seed, index, purpose.preferred) % 17 === 0 ? pick(nicknames, index) : null,
    workEmail: `${name.mailbox}@${mailDomain}`,
    ...placeOf(company, index),
    leadIndex: lead,
    leadExternalId: lead === null ? null : externalIdOf(lead, company.ids),
    ...contractOf(company, index),
    periods: periodsOf(seed, index, fate, company.day),
    leave: leaveOf(seed, index, fate, company.day),
    gender: name.female ? 'female' : 'male',
    ...privateLife(company, index, name.mailbox),
    changedDay: company.day,
  }
}

function placeOf({ seed, people }: Seeds, index: number) {
  const seat = seatOf(index)
  const entity = pickByShare(
    entities.map((one) => [one, one.share] as const),
    chance(seed, index, purpose.entity),
  )
  const title = pick(seat.department.titles, chance(seed, index, purpose.title))
  const leadsOthers = hasReports(index, people)
  return {
    title:
      index === 0
        ? title
        : seat.rank === 0
          ? `Head of ${seat.department.name}`
          : leadsOthers
            ? `Lead ${title}`
            : title,
    department: seat.department.name,
    team: teamOf(seat),
    division: seat.department.division,
    costCenter: costCenterOf(seat.department.name, entity.name),
    location: pick(entity.locations, chance(seed, index, purpose.place)).name,
    country: entity.country,
    legalEntity: entity.name,
  }
}

function contractOf({ seed, people }: Seeds, index: number) {
  const drawn = pickByShare(types, chance(seed, index, purpose.type))
  const employmentType: EmploymentType = hasReports(index, people) ? 'employee-full-time' : drawn
  return { employmentType, weeklyHours: employmentType === 'employee-part-time' ? 24 : 37.5 }
}

function privateLife({ seed, day }: Seeds, index: number, mailbox: string) {
  const entity = pickByShare(
    entities.map((one) => [one, one.share] as const),
    chance(seed, index, purpose.entity),
  )
  const five = String(index + 1).padStart(5, '0')
  // Nobody was hired before turning 18.
  const age = 19 * 365 + daysSinceHired(seed, index) + (chance(seed, index, purpose.born) % (31 * 365))
  const foreign = chance(seed, index, purpose.nation)
  return {
    birthDate: dayText(dayNumber(day) - age),
    nationality: foreign % 4 === 0 ? pick(nationalities, foreign >>> 8) : entity.country,
    personalEmail: `${mailbox}@post.example`,
    phone: `+47 000 ${five}`,
    nationalId: `${entity.country}-0000-${five}`,
    taxId: `TAX ${five}`,
    homeAddress: {
      street: `${pick(streets, chance(seed, index, purpose.street))} ${1 + (index % 90)}`,
      postalCode: String(1000 + (index % 8999)),
      city: pick(entity.locations, chance(seed, index, purpose.place)).name,
      country: entity.country,
    },
    salary: {
      amount: `${40_000 + (chance(seed, index, purpose.salary) % 900) * 100}.00`,
      currency: entity.currency,
    },
    bankAccount: `${entity.country}00 0000 0000 00${five}`,
  }
}
