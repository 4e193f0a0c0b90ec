/** What must hold whatever happens: I1–I14 of the reference, and the rules of the product beside them. */
export const invariants = {
  I1: 'no write without exactly one click, a plan and an actor',
  I2: 'what is applied is what was displayed, less what was excluded',
  I3: 'each line of a plan takes effect at most once',
  I4: 'a stale plan writes nothing',
  I5: 'a reader never sees a mixed snapshot',
  I6: 'no leaver derives from an incomplete fetch',
  I7: 'no row crosses the walls between companies',
  I8: 'history and audit rows match what was written one to one',
  I9: 'after Disconnect no secret and no staged data remain, and nothing reappears',
  I10: 'fetch, preview, apply, preview leaves nothing to apply',
  I11: 'a hand edit after the preview is never overwritten silently',
  I12: 'at most one writer per connection',
  I13: 'the counts equal the rows, and the rows equal the writes',
  I14: 'order and page size of the feed give the same plan',
  'rule 2': 'only the HR system’s word makes a leaver; nothing else does, and no leaver is missed',
  'rule 3': 'a fetch that is not shown to be everybody is not planned from',
  'rule 4': 'what a guard holds is not applied before it is released',
  'rule 5': 'a record is linked to one human being only, and one human being is not made twice',
  'rule 6': 'what was not sent, or was sent empty where empty values are kept, changes nothing',
  'rule 8': 'a date acts on its day, not before',
  ownership: 'a field changes only as its owner allows, and a hand edit is not ticked by itself',
  undo: 'an undo brings back what was before, and touches nothing else',
  reconnect: 'a reconnect with the earlier settings takes the links along, one without takes nothing',
  'in full': 'a plan made of what may have changed is the plan made of everything',
  'no failure': 'nothing fails that a person could do',
} as const

export type Invariant = keyof typeof invariants

export class Violation extends Error {
  readonly invariant: Invariant
  constructor(invariant: Invariant, found: string) {
    super(`${invariant} broken (${invariants[invariant]}): ${found}`)
    this.invariant = invariant
  }
}

export function holds(invariant: Invariant, fact: boolean, found: () => string): void {
  if (!fact) throw new Violation(invariant, found())
}

/** Two values that must be equal as data. */
export function same(invariant: Invariant, what: string, found: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)]
  if (one !== other) throw new Violation(invariant, `${what}\n  found    ${one}\n  expected ${other}`)
}
