import fc from 'fast-check'

/** What happens in the HR system, seen by nobody until it is fetched. `who` counts the records that are there. */
export type UpstreamStep =
  | Readonly<{ do: 'hire'; inDays: number }>
  | Readonly<{
      do: 'change'
      who: number
      field: 'title' | 'department' | 'legalEntity' | 'workEmail' | 'employeeNumber' | 'familyName'
    }>
  | Readonly<{ do: 'empty'; who: number; field: 'title' | 'workEmail' | 'employeeNumber' }>
  | Readonly<{ do: 'withhold'; who: number; field: 'title' | 'workEmail' | 'employeeNumber' | 'endDate' }>
  | Readonly<{ do: 'terminate'; who: number; inDays: number | null }>
  | Readonly<{ do: 'take the leaving back' | 'go on leave' | 'remove' | 'bring back'; who: number }>
  | Readonly<{ do: 'rehire' | 'convert' | 'duplicate'; who: number; newNumber: boolean }>
  | Readonly<{ do: 'reuse the number' | 'reuse the id'; who: number }>

export type ReadingKind =
  | 'whole'
  | 'cut-short'
  | 'repeated-page'
  | 'breaks'
  | 'empty'
  | 'half'
  | 'one unreadable'

/** What people and days do to the portal. `who`, `line`, `plan` and `run` count what is there, the newest first. */
export type PortalStep =
  | Readonly<{ do: 'fetch'; reading: ReadingKind; order: number; pageSize: number; twice: boolean }>
  | Readonly<{ do: 'fetch again, shuffled'; order: number; pageSize: number }>
  | Readonly<{ do: 'release the snapshot' | 'preview' | 'tick everything' | 'reconnect' }>
  | Readonly<{ do: 'sync'; order: number; all: boolean }>
  | Readonly<{ do: 'tick'; plan: number; line: number; field: number | null; choice: 'include' | 'exclude' }>
  | Readonly<{ do: 'decide'; line: number; answer: 'rightly' | 'wrongly' | 'not now' }>
  | Readonly<{ do: 'release a guard'; guard: number; by: 'one' | 'two' }>
  | Readonly<{
      do: 'apply'
      plan: number
      click: 'once' | 'twice' | 'two at once' | 'on an outdated selection' | 'while somebody edits'
    }>
  | Readonly<{ do: 'undo'; run: number; who: number; scope: 'run' | 'person' | 'field'; applied: boolean }>
  | Readonly<{
      do: 'edit by hand'
      who: number
      field: 'last written' | 'title' | 'department' | 'familyName' | 'workEmail'
    }>
  | Readonly<{ do: 'filter'; to: 'everybody' | 'Finance only' | 'not Sales' }>
  | Readonly<{
      do: 'mapping'
      field: 'title' | 'department' | 'workEmail'
      owner: 'always' | 'once' | 'when-empty' | 'portal' | 'review'
      whenEmpty: 'keep' | 'clear'
    }>
  | Readonly<{ do: 'identifier'; to: 'employeeNumber' | 'workEmail' }>
  | Readonly<{ do: 'disconnect'; during: 'rest' | 'a fetch' }>
  | Readonly<{ do: 'days pass'; days: number }>

export type Step = UpstreamStep | PortalStep

export type History = Readonly<{
  people: number
  /** Some of them are in the portal before the first connection, by hand. */
  inPortal: readonly number[]
  identifier: 'employeeNumber' | 'workEmail'
  /** Guards that hold early, or the usual ones. */
  guards: 'early' | 'usual'
  /** Everybody is synchronised before the first step. */
  begun: boolean
  steps: readonly Step[]
}>

const who = fc.nat({ max: 11 })
/** Mostly the newest. */
const newest = fc.constantFrom(0, 0, 0, 1, 1, 2, 3)
const order = fc.nat({ max: 999 })
const pageSize = fc.integer({ min: 1, max: 4 })
const one = fc.constantFrom
const is = <const D extends string>(what: D) => fc.constant(what)

const readings: readonly ReadingKind[] = [
  'cut-short',
  'repeated-page',
  'breaks',
  'empty',
  'half',
  'one unreadable',
]
const owners = ['always', 'always', 'once', 'when-empty', 'portal', 'review'] as const
const clicks = ['once', 'twice', 'two at once', 'on an outdated selection', 'while somebody edits'] as const

type Weighed = Readonly<{ usually: number; of: fc.Arbitrary<Step> }>
const weigh = <S extends Step>(usually: number, of: fc.Arbitrary<S>): Weighed => ({ usually, of })

const kinds = {
  hire: weigh(5, fc.record({ do: is('hire'), inDays: one(-400, -3, 0, 1, 9, 30) })),
  change: weigh(
    9,
    fc.record({
      do: is('change'),
      who,
      field: one('title', 'title', 'department', 'legalEntity', 'workEmail', 'employeeNumber', 'familyName'),
    }),
  ),
  empty: weigh(2, fc.record({ do: is('empty'), who, field: one('title', 'workEmail', 'employeeNumber') })),
  withhold: weigh(
    2,
    fc.record({ do: is('withhold'), who, field: one('title', 'workEmail', 'employeeNumber', 'endDate') }),
  ),
  terminate: weigh(6, fc.record({ do: is('terminate'), who, inDays: one(null, -40, -2, -1, 0, 1, 12) })),
  status: weigh(3, fc.record({ do: one('take the leaving back', 'go on leave'), who })),
  list: weigh(4, fc.record({ do: one('remove', 'remove', 'bring back'), who })),
  records: weigh(5, fc.record({ do: one('rehire', 'convert', 'duplicate'), who, newNumber: fc.boolean() })),
  reuse: weigh(4, fc.record({ do: one('reuse the number', 'reuse the id'), who })),
  fetch: weigh(
    7,
    fc.record({
      do: is('fetch'),
      reading: one<ReadingKind[]>('whole', 'whole', 'whole', 'whole', ...readings),
      order,
      pageSize,
      twice: one(false, false, false, false, false, true),
    }),
  ),
  shuffled: weigh(2, fc.record({ do: is('fetch again, shuffled'), order, pageSize })),
  held: weigh(2, fc.record({ do: is('release the snapshot') })),
  preview: weigh(4, fc.record({ do: is('preview') })),
  all: weigh(2, fc.record({ do: is('tick everything') })),
  sync: weigh(9, fc.record({ do: is('sync'), order, all: fc.boolean() })),
  tick: weigh(
    6,
    fc.record({
      do: is('tick'),
      plan: newest,
      line: who,
      field: fc.option(fc.nat({ max: 5 }), { nil: null }),
      choice: one('exclude', 'include'),
    }),
  ),
  decide: weigh(
    4,
    fc.record({
      do: is('decide'),
      line: newest,
      answer: one('rightly', 'rightly', 'rightly', 'wrongly', 'not now'),
    }),
  ),
  release: weigh(4, fc.record({ do: is('release a guard'), guard: newest, by: one('one', 'two') })),
  apply: weigh(10, fc.record({ do: is('apply'), plan: newest, click: one('once', ...clicks) })),
  undo: weigh(
    5,
    fc.record({
      do: is('undo'),
      run: newest,
      who,
      scope: one('run', 'run', 'person', 'field'),
      applied: one(true, true, true, false),
    }),
  ),
  edit: weigh(
    5,
    fc.record({
      do: is('edit by hand'),
      who: newest,
      field: one('last written', 'last written', 'title', 'department', 'familyName', 'workEmail'),
    }),
  ),
  filter: weigh(3, fc.record({ do: is('filter'), to: one('everybody', 'Finance only', 'not Sales') })),
  mapping: weigh(
    4,
    fc.record({
      do: is('mapping'),
      field: one('title', 'department', 'workEmail'),
      owner: one(...owners),
      whenEmpty: one('keep', 'clear'),
    }),
  ),
  identifier: weigh(1, fc.record({ do: is('identifier'), to: one('employeeNumber', 'workEmail') })),
  disconnect: weigh(1, fc.record({ do: is('disconnect'), during: one('rest', 'a fetch') })),
  reconnect: weigh(2, fc.record({ do: is('reconnect') })),
  days: weigh(4, fc.record({ do: is('days pass'), days: one(1, 2, 10, 31) })),
} satisfies Record<string, Weighed>

type Kind = keyof typeof kinds

/** A history about one thing goes deeper into it than one about everything. */
const themes: readonly (readonly Kind[])[] = [
  [],
  ['change', 'edit', 'undo', 'sync'],
  ['reuse', 'records', 'decide', 'preview', 'sync'],
  ['terminate', 'sync', 'release', 'days', 'apply'],
  ['change', 'tick', 'apply', 'preview', 'fetch'],
  ['filter', 'list', 'fetch', 'held', 'apply', 'disconnect', 'reconnect'],
]

const fetchAll = fc.record({
  do: is('fetch'),
  reading: is('whole'),
  order,
  pageSize,
  twice: fc.constant<boolean>(false),
})
const look = fc.record({ do: is('preview') })
const syncAll = fc.record({ do: is('sync'), order, all: fc.constant<boolean>(true) })
const click = (how: fc.Arbitrary<(typeof clicks)[number]>) =>
  fc.record({ do: is('apply'), plan: fc.constant(0), click: how })

/** Steps that follow one another where things go wrong. */
const phrases: readonly fc.Arbitrary<readonly Step[]>[] = [
  fc.tuple(kinds.change.of, syncAll, kinds.edit.of, kinds.undo.of),
  fc.tuple(kinds.terminate.of, kinds.terminate.of, fetchAll, look, kinds.release.of, click(is('once'))),
  fc.tuple(kinds.change.of, fetchAll, look, kinds.tick.of, click(one('once', 'twice'))),
  fc.tuple(
    kinds.change.of,
    fetchAll,
    look,
    click(one('two at once', 'while somebody edits', 'on an outdated selection')),
  ),
  fc.tuple(
    kinds.change.of,
    fetchAll,
    look,
    fc.oneof(kinds.edit.of, kinds.change.of),
    fetchAll,
    click(is('once')),
  ),
  fc.tuple(kinds.reuse.of, syncAll, kinds.decide.of, look),
  fc.tuple(kinds.filter.of, look, fetchAll, look, click(is('once'))),
  fc.tuple(kinds.terminate.of, syncAll, kinds.days.of, syncAll),
]

function stepsAbout(theme: readonly Kind[]): fc.Arbitrary<readonly Step[]> {
  const weighed = Object.entries(kinds).map(([kind, { usually, of }]) => ({
    weight: usually + (theme.includes(kind as Kind) ? 25 : 0),
    arbitrary: of as fc.Arbitrary<Step>,
  }))
  const single = fc.oneof(...weighed).map((step): readonly Step[] => [step])
  const phrase = fc.oneof(...phrases)
  return fc
    .array(fc.oneof({ weight: 6, arbitrary: single }, { weight: 1, arbitrary: phrase }), {
      minLength: 3,
      maxLength: 10,
      size: 'max',
    })
    .map((parts) => parts.flat())
}

/** A history is plain data, so that it shrinks step by step and can be printed and played again. */
export const history: fc.Arbitrary<History> = fc.record({
  people: fc.integer({ min: 3, max: 6 }),
  inPortal: fc.uniqueArray(fc.nat({ max: 6 }), { maxLength: 3 }),
  identifier: one('employeeNumber', 'employeeNumber', 'workEmail'),
  guards: one('early', 'usual'),
  begun: one(false, true, true),
  steps: fc.oneof(...themes.map(stepsAbout)),
})
