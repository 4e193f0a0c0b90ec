import type { EmployeeField } from '#model/employee.ts'
import { born, type Seeds } from './birth.ts'
import { addDays, type Day, dayNumber } from './calendar.ts'
import { chance, purpose } from './chance.ts'
import { externalIdOf } from './external-id.ts'
import { fateOf } from './fate.ts'
import { changeOf } from './happenings.ts'
import { drawing, isPlain, type Oddities } from './oddities.ts'
import type { SimulatedPerson } from './person.ts'

/** What happens in 30 days; the counts hold for every company large enough to supply the people. */
export const monthOfLife = {
  joined: 12,
  'hired-later': 1,
  moved: 31,
  left: 4,
  'leaving-later': 1,
  returned: 1,
  'returned-as-new': 1,
  'email-changed': 1,
  'number-changed': 1,
  'name-changed': 1,
  'leave-started': 1,
  vanished: 1,
} as const

export type Happening = keyof typeof monthOfLife
/** Besides what HR enters: what comes about by itself, when an agreed day arrives. */
export type EventKind = Happening | 'started' | 'ended' | 'leave-ended'

/** What HR enters in the system on a day. */
export type Entry = Readonly<{
  kind: Happening
  day: Day
  index: number
  externalId: string
  change: Partial<SimulatedPerson>
}>

export type LifeEvent = Readonly<{
  kind: EventKind
  day: Day
  index: number
  externalId: string
  /** The employee fields that read differently on the later day. */
  fields: readonly EmployeeField[]
}>

export const daysOfAMonth = 30
const newcomers: ReadonlySet<Happening> = new Set(['joined', 'hired-later', 'returned-as-new'])

/** The events of the months 0, 1, 2 … in order; each month is made once, when it is first asked for. */
export function lifeOf(company: Seeds, oddities: Oddities): (month: number) => readonly Entry[] {
  const months: Entry[][] = []
  const spent = new Set<number>(oddities.keys())
  const steady = drawing(company, purpose.event, (index) => !spent.has(index) && isPlain(company, index))
  const former = drawing(
    company,
    purpose.rehired,
    (index) => !spent.has(index) && fateOf(company.seed, index, company.people) === 'left',
  )
  let next = company.people

  function draw(kind: Happening): number | null {
    const index =
      kind === 'joined' || kind === 'hired-later' ? null : (/^returned/.test(kind) ? former : steady)()
    if (index !== null) spent.add(index)
    return index
  }

  /** From the second month on, those who come back are people who left in the month before: known to every reader. */
  function drawReturning(kind: Happening, recent: Entry[]): Entry | undefined {
    return /^returned/.test(kind) ? recent.pop() : undefined
  }

  function make(month: number): Entry[] {
    const planned = Object.entries(monthOfLife).flatMap(([kind, times]) =>
      Array.from({ length: times }, (_, turn) => plan(company, month, kind as Happening, turn, times)),
    )
    planned.sort((a, b) => dayNumber(a.day) - dayNumber(b.day))
    const recent = (months[month - 1] ?? []).filter((entry) => entry.kind === 'left')
    return planned.flatMap(({ kind, day, turn, lastDay }) => {
      const returning = drawReturning(kind, recent)
      const drawn = returning?.index ?? draw(kind)
      if (drawn === null && kind !== 'joined' && kind !== 'hired-later') return []
      const index = newcomers.has(kind) ? next++ : (drawn ?? 0)
      const before = { ...born(company, drawn ?? index), ...returning?.change }
      const change = changeOf({ company, kind, turn, day, lastDay, before })
      return [
        {
          kind,
          day,
          index,
          externalId: externalIdOf(index, company.ids),
          change: { ...change, changedDay: day },
        },
      ]
    })
  }

  return (month) => {
    while (months.length <= month) months.push(make(months.length))
    return months[month] ?? []
  }
}

function plan(company: Seeds, month: number, kind: Happening, turn: number, times: number) {
  const first = addDays(company.day, month * daysOfAMonth + 1)
  const spread =
    times === 1
      ? chance(company.seed, month, kind.length + 100) % (daysOfAMonth - 1)
      : Math.floor(((turn + 0.5) * (daysOfAMonth - 1)) / times)
  return { kind, turn, day: addDays(first, spread), lastDay: addDays(first, daysOfAMonth - 1) }
}
