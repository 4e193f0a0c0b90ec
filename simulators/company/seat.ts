import { type Department, departments, management, spreadOfDepartments } from './organisation.ts'

/** Where somebody sits: the department, and the rank in its tree (0 is the head). */
export type Seat = Readonly<{ department: Department; which: number; rank: number }>

const heads = departments.length
const reports = 8

/** Person 0 leads the company, 1 to 12 lead the departments, everybody else is spread over them. */
export function seatOf(index: number): Seat {
  if (index === 0) return { department: management, which: -1, rank: 0 }
  if (index <= heads) return seat(index - 1, 0)
  const after = index - heads - 1
  const place = after % 100
  const which = spreadOfDepartments.owner[place] ?? 0
  const share = departments[which]?.share ?? 0
  return seat(which, 1 + Math.floor(after / 100) * share + (spreadOfDepartments.rank[place] ?? 0))
}

/** The person one reports to; nobody reports, over however many steps, to oneself. */
export function leadOf(index: number, people: number): number | null {
  if (index === 0) return null
  const { which, rank } = seatOf(index)
  if (rank === 0) return 0
  let above = Math.floor((rank - 1) / reports)
  // Somebody who joins later reports to a person who led others on the first day.
  if (index >= people)
    while (above > 0 && !leads(which, above, people)) above = Math.floor((above - 1) / reports)
  return indexOf(which, above)
}

export function hasReports(index: number, people: number): boolean {
  if (index <= heads) return true
  const { which, rank } = seatOf(index)
  return leads(which, rank, people)
}

export function headOf(department: Department): number {
  return departments.indexOf(department) + 1
}

/** Teams are the branches right under the head. */
export function teamOf({ department, rank }: Seat): string {
  let branch = rank
  while (branch > reports) branch = Math.floor((branch - 1) / reports)
  const team = department.teams[Math.max(0, branch - 1) % department.teams.length]
  return team?.name ?? department.name
}

function leads(which: number, rank: number, people: number): boolean {
  return indexOf(which, rank * reports + 1) < people
}

function seat(which: number, rank: number): Seat {
  return { department: departments[which] ?? management, which, rank }
}

const placesOf = departments.map((_, which) =>
  spreadOfDepartments.owner.flatMap((owner, place) => (owner === which ? [place] : [])),
)

function indexOf(which: number, rank: number): number {
  if (rank === 0) return which + 1
  const places = placesOf[which] ?? []
  const within = (rank - 1) % places.length
  return heads + 1 + Math.floor((rank - 1) / places.length) * 100 + (places[within] ?? 0)
}
