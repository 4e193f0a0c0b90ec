/** What has happened to the invented company since it was founded. Shares are of its people; `round` numbers the news. */
export type Happenings = Readonly<{
  round: number
  /** A new title and nothing else. */
  touched: number
  /** A new department, location, cost centre and title. */
  moved: number
  left: number
  joined: number
}>

export const nothingHappened: Happenings = { round: 0, touched: 0, moved: 0, left: 0, joined: 0 }

const given = ['Anna', 'Bjørn', 'Çağla', 'Dómhildur', 'Émile', 'François', 'Gro', 'Håkon', 'Ingrid', 'Jürgen']
const family = [
  'Ås',
  'Bråten',
  'Czerný',
  'Dahl',
  'Ødegård',
  'Fjellvær',
  'Grønli',
  'Höglund',
  'Ivarsøy',
  'Łukasik',
]
const departments = [
  'Finance',
  'Sales',
  'Engineering',
  'Operations',
  'Legal',
  'Økonomi',
  'Support',
  'Research',
]
const locations = ['Oslo', 'Malmö', 'København', 'München', 'Łódź', 'Genève', 'Tromsø', 'Turku']

/** Whether person `n` is among a share of all people, spread evenly; `salt` chooses which. */
function among(n: number, share: number, salt: number): boolean {
  if (share === 0) return false
  const mixed = Math.imul(n + 1, 2_654_435_761) ^ Math.imul(salt + 7, 40_503)
  return (Math.imul(mixed ^ (mixed >>> 15), 2_246_822_519) >>> 0) / 2 ** 32 < share
}

/** In short, what is different about person `n`; equal texts mean equal records. */
export function newsOf(n: number, { round, touched, moved, left }: Happenings): string {
  const news = [
    among(n, left, 3) ? 'left' : '',
    among(n, moved, 2) ? `moved ${round}` : '',
    among(n, touched, round) ? `touched ${round}` : '',
  ]
  return news.join(',')
}

/** A record of about 1,800 bytes, as wide as those of real HR systems; the portal asks for half of it. */
export function recordOf(n: number, happened: Happenings): object {
  const news = newsOf(n, happened)
  const moved = news.includes('moved') ? happened.round : 0
  const has = (word: string) => news.includes(word)
  const number = String(n + 1).padStart(7, '0')
  const pick = (list: readonly string[], by: number) => list[(n * 7 + by) % list.length] ?? ''
  return {
    externalId: `p${number}`,
    employeeNumber: number,
    givenName: pick(given, Math.floor(n / 10)),
    middleName: n % 9 === 0 ? 'Marie' : null,
    familyName: `${pick(family, 0)}-${Math.floor(n / 10) % 9973}`,
    preferredName: null,
    workEmail: `person.${number}@bench.example`,
    title: has('touched') || moved > 0 ? `Adviser ${happened.round}` : `Specialist ${n % 40}`,
    department: pick(departments, moved),
    team: `Team ${n % 211}`,
    division: `Division ${n % 11}`,
    costCenter: String(1000 + ((n * 13 + moved) % 400)),
    location: pick(locations, moved),
    country: 'NO',
    managerExternalId: n < 10 ? null : `p${String(Math.floor(n / 10) + 1).padStart(7, '0')}`,
    employmentStatus: has('left') ? 'terminated' : 'active',
    startDate: `20${String(10 + (n % 15))}-0${1 + (n % 9)}-1${n % 9}`,
    endDate: has('left') ? '2026-11-15' : null,
    // What real answers hold besides, and nobody asked for.
    links: {
      self: `https://bench.example/v1/people/p${number}`,
      photo: `https://bench.example/photos/${number}.jpg`,
    },
    work: Object.fromEntries(
      Array.from({ length: 14 }, (_, at) => [
        `customField${at}`,
        { id: at + 100, label: `Tilleggsfelt ${at}`, value: (n * at) % 997 },
      ]),
    ),
    changedAt: '2026-11-22T08:00:00Z',
  }
}
