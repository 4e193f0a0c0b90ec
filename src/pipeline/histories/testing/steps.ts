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
      click: 'once' | 'twice' | 'two at once' | 'on an outdated selection'
    }>
  | Readonly<{ do: 'undo'; run: number; who: number; scope: 'run' | 'person' | 'field'; applied: boolean }>
  | Readonly<{ do: 'edit by hand'; who: number; field: 'title' | 'department' | 'familyName' | 'workEmail' }>
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
  steps: readonly Step[]
}>

const who = fc.nat({ max: 11 })
const small = fc.nat({ max: 3 })
const order = fc.nat({ max: 999 })
const pageSize = fc.integer({ min: 1, max: 4 })
const bool = fc.boolean()
const one = fc.constantFrom
const is = <const D extends string>(what: D) => fc.constant(what)
const whenEmpty = one('keep' as const, 'clear' as const)

const upstream: readonly (readonly [number, fc.Arbitrary<UpstreamStep>])[] = [
  [5, fc.record({ do: is('hire'), inDays: one(-400, -3, 0, 1, 9, 30) })],
  [
    9,
    fc.record({
      do: is('change'),
      who,
      field: one('title', 'department', 'legalEntity', 'workEmail', 'employeeNumber', 'familyName'),
    }),
  ],
  [2, fc.record({ do: is('empty'), who, field: one('title', 'workEmail', 'employeeNumber') })],
  [2, fc.record({ do: is('withhold'), who, field: one('title', 'workEmail', 'employeeNumber', 'endDate') })],
  [6, fc.record({ do: is('terminate'), who, inDays: one(null, -40, -2, -1, 0, 1, 12) })],
  [7, fc.record({ do: one('take the leaving back', 'go on leave', 'remove', 'remove', 'bring back'), who })],
  [5, fc.record({ do: one('rehire', 'convert', 'duplicate'), who, newNumber: bool })],
  [4, fc.record({ do: one('reuse the number', 'reuse the id'), who })],
]

const portal: readonly (readonly [number, fc.Arbitrary<PortalStep>])[] = [
  [
    7,
    fc.record({
      do: is('fetch'),
      reading: one(
        'whole',
        'whole',
        'whole',
        'whole',
        'cut-short',
        'repeated-page',
        'breaks',
        'empty',
        'half',
        'one unreadable',
      ),
      order,
      pageSize,
      twice: fc.nat({ max: 7 }).map((n) => n === 7),
    }),
  ],
  [2, fc.record({ do: is('fetch again, shuffled'), order, pageSize })],
  [2, fc.record({ do: is('release the snapshot') })],
  [4, fc.record({ do: is('preview') })],
  [2, fc.record({ do: is('tick everything') })],
  [9, fc.record({ do: is('sync'), order, all: bool })],
  [
    7,
    fc.record({
      do: is('tick'),
      plan: small,
      line: who,
      field: fc.option(fc.nat({ max: 5 }), { nil: null }),
      choice: one('exclude', 'include'),
    }),
  ],
  [
    4,
    fc.record({
      do: is('decide'),
      line: small,
      answer: one('rightly', 'rightly', 'rightly', 'wrongly', 'not now'),
    }),
  ],
  [4, fc.record({ do: is('release a guard'), guard: small, by: one('one', 'two') })],
  [
    12,
    fc.record({
      do: is('apply'),
      plan: one(0, 0, 0, 1, 2),
      click: one('once', 'once', 'twice', 'two at once', 'on an outdated selection'),
    }),
  ],
  [
    7,
    fc.record({
      do: is('undo'),
      run: small,
      who,
      scope: one('run', 'run', 'person', 'field'),
      applied: fc.nat({ max: 3 }).map((n) => n > 0),
    }),
  ],
  [
    6,
    fc.record({ do: is('edit by hand'), who, field: one('title', 'department', 'familyName', 'workEmail') }),
  ],
  [3, fc.record({ do: is('filter'), to: one('everybody', 'Finance only', 'not Sales') })],
  [
    4,
    fc.record({
      do: is('mapping'),
      field: one('title', 'department', 'workEmail'),
      owner: one('always', 'always', 'once', 'when-empty', 'portal', 'review'),
      whenEmpty,
    }),
  ],
  [1, fc.record({ do: is('identifier'), to: one('employeeNumber', 'workEmail') })],
  [1, fc.record({ do: is('disconnect'), during: one('rest', 'a fetch') })],
  [3, fc.record({ do: is('reconnect') })],
  [4, fc.record({ do: is('days pass'), days: one(1, 2, 10, 31) })],
]

const step: fc.Arbitrary<Step> = fc.oneof(
  ...[...upstream, ...portal].map(([weight, arbitrary]) => ({
    weight,
    arbitrary: arbitrary as fc.Arbitrary<Step>,
  })),
)

/** A history is plain data, so that it shrinks step by step and can be printed and played again. */
export const history: fc.Arbitrary<History> = fc.record({
  people: fc.integer({ min: 3, max: 7 }),
  inPortal: fc.uniqueArray(fc.nat({ max: 6 }), { maxLength: 3 }),
  identifier: one('employeeNumber', 'employeeNumber', 'workEmail'),
  guards: one('early', 'usual', 'usual'),
  steps: fc.array(step, { minLength: 4, maxLength: 16, size: 'max' }),
})
