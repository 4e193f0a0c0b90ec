import type { LocalDate } from '#model/employee.ts'
import type { Outcome } from './situation.ts'

type More = Partial<Outcome>

/** Nothing to show: everything is as it was. */
export function unchanged(who: string): Outcome {
  return { is: 'unchanged', who }
}

/** Left before the portal ever knew them: counted, not listed. */
export const leftBefore: Outcome = { is: 'left before' }

export function joins(more: More = {}): Outcome {
  return { is: 'new', ...more }
}

/** A new person whose values resemble somebody else's: flagged, and not ticked. */
export function joinsLookingAlike(more: More = {}): Outcome {
  return { is: 'new', flags: ['look-alike'], unticked: true, ...more }
}

export function changes(who: string, fields: readonly string[], more: More = {}): Outcome {
  return { is: 'changed', who, fields, ...more }
}

/** Recognised by the chosen identifier, and nothing else changes. */
export function recognised(who: string, more: More = {}): Outcome {
  return { is: 'changed', who, event: 'link', fields: [], ...more }
}

export function leaves(who: string, day: LocalDate | undefined, more: More = {}): Outcome {
  return { is: 'leaving', who, ...(day === undefined ? {} : { day }), ...more }
}

export function returns(who: string, more: More = {}): Outcome {
  return { is: 'returning', who, ...more }
}

/** A match that is filled in already and needs a click. */
export function proposes(person: string, more: More = {}): Outcome {
  return { is: 'needs a match', proposes: person, ...more }
}

/** People who may be meant; only a person can say who it truly is. */
export function mayBe(offers: readonly string[], truly: string, more: More = {}): Outcome {
  return { is: 'needs a match', offers, truly, ...more }
}

export function blocked(because: string, more: More = {}): Outcome {
  return { is: 'blocked', because, ...more }
}

export function startsLater(day: LocalDate | undefined, more: More = {}): Outcome {
  return { is: 'coming up', event: 'future joiner', ...(day === undefined ? {} : { day }), ...more }
}

export function endsLater(who: string, day: LocalDate, more: More = {}): Outcome {
  return { is: 'coming up', event: 'future leaver', who, day, ...more }
}

export function outsideFilter(who: string, more: More = {}): Outcome {
  return { is: 'outside the filter', who, because: 'left-filter', ...more }
}

export function notVisible(who: string, more: More = {}): Outcome {
  return { is: 'no longer visible', who, because: 'not-in-feed', ...more }
}
