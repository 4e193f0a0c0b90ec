import { mailDomain, type Seeds } from './birth.ts'
import { addDays, type Day } from './calendar.ts'
import { pick } from './chance.ts'
import { externalIdOf } from './external-id.ts'
import { begun, ended } from './fate.ts'
import type { Happening } from './life.ts'
import { nameOf } from './names.ts'
import { costCenterOf, departmentNamed, departments, entities } from './organisation.ts'
import type { SimulatedPerson } from './person.ts'
import { headOf } from './seat.ts'

type Moment = Readonly<{
  company: Seeds
  kind: Happening
  /** Which one of its kind this month. */
  turn: number
  day: Day
  lastDay: Day
  before: SimulatedPerson
}>
type Change = Partial<SimulatedPerson>

/** What HR enters; how it reads differently is for whoever compares two days. */
export function changeOf(moment: Moment): Change {
  const { kind, turn, day, lastDay, before } = moment
  const [period = begun(day)] = before.periods
  switch (kind) {
    case 'joined':
      return { periods: [begun(earlier(addDays(day, turn % 4), lastDay))] }
    case 'hired-later':
      return { periods: [begun(addDays(lastDay, 18))] }
    case 'left': {
      // Two are told late, with an end already past; two a few days ahead.
      const end = turn % 2 === 0 ? addDays(day, -4) : earlier(addDays(day, 3), addDays(lastDay, -1))
      return leaving({ ...ended(period.startDate, end, turn === 0 ? 'dismissal' : 'resignation') })
    }
    case 'leaving-later':
      return leaving(ended(period.startDate, addDays(lastDay, 25), 'retirement'))
    case 'returned':
      return { periods: [...before.periods, begun(day)] }
    case 'returned-as-new':
      return sameHuman(before, day)
    case 'leave-started':
      return { leave: { fromDate: day, toDate: addDays(day, 160) } }
    case 'vanished':
      return {}
    case 'moved':
      return move(moment)
    default:
      return renamed(moment)
  }
}

function renamed({ company, kind, before }: Moment): Change {
  if (kind === 'email-changed') {
    return { workEmail: `${String(before.workEmail).split('@')[0]}.new@${mailDomain}` }
  }
  if (kind === 'number-changed') {
    return { employeeNumber: `9${before.employeeNumber}` }
  }
  const married = nameOf(company.seed, before.index + 100).family
  return { familyName: `${married}-${before.familyName}` }
}

/** 31 moves: 12 titles, 6 departments, 4 legal entities, 5 leads, 2 places, 2 contracts. */
function move({ company, turn, before }: Moment): Change {
  if (turn < 12) return { title: `Senior ${before.title}` }
  if (turn < 18) return toDepartment(company, before)
  if (turn < 22) return toEntity(before)
  if (turn < 27) {
    const other =
      headOf(departmentNamed(before.department)) === before.leadIndex
        ? 0
        : headOf(departmentNamed(before.department))
    return ledBy(company, other)
  }
  if (turn < 29) {
    const places = entities.find((one) => one.name === before.legalEntity)?.locations ?? []
    const other = places.filter((place) => place.name !== before.location)
    return { location: pick(other, before.index).name }
  }
  const full = before.employmentType === 'employee-full-time'
  return {
    employmentType: full ? 'employee-part-time' : 'employee-full-time',
    weeklyHours: full ? 24 : 37.5,
  }
}

function toDepartment(company: Seeds, before: SimulatedPerson): Change {
  const others = departments.filter(
    (one) => one.name !== before.department && one.division !== before.division,
  )
  const to = pick(others, before.index)
  return {
    department: to.name,
    division: to.division,
    team: pick(to.teams, before.index).name,
    costCenter: costCenterOf(to.name, before.legalEntity),
    ...ledBy(company, headOf(to)),
  }
}

function toEntity(before: SimulatedPerson): Change {
  const to = pick(
    entities.filter((one) => one.name !== before.legalEntity),
    before.index,
  )
  return {
    legalEntity: to.name,
    country: to.country,
    location: pick(to.locations, before.index).name,
    costCenter: costCenterOf(before.department, to.name),
  }
}

/** A former leaver comes back and HR makes a new record: new id, number and address, the same human. */
function sameHuman(before: SimulatedPerson, day: Day): Partial<SimulatedPerson> {
  const { givenName, middleName, familyName, preferredName, gender, birthDate, nationality } = before
  const { personalEmail, phone, nationalId, taxId, homeAddress, bankAccount } = before
  return {
    ...{ givenName, middleName, familyName, preferredName, gender, birthDate, nationality },
    ...{ personalEmail, phone, nationalId, taxId, homeAddress, bankAccount },
    workEmail: `${String(before.workEmail).split('@')[0]}.back@${mailDomain}`,
    periods: [begun(day)],
  }
}

function leaving(period: SimulatedPerson['periods'][number]): Change {
  return { periods: [period] }
}

function ledBy(company: Seeds, index: number): Partial<SimulatedPerson> {
  return { leadIndex: index, leadExternalId: externalIdOf(index, company.ids) }
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b
}
