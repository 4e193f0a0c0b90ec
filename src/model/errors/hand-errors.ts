import type { ErrorWords } from './error-words.ts'

/** What can stand in the way of deciding about people by hand. */
export const handErrors = {
  'hangs-together': {
    status: 409,
    what: 'This cannot be left out by itself.',
    why: 'Links, awards and the people they belong to are moved together or not at all.',
    advice: 'Leave single values out, or do not apply this preview.',
    who: 'admin',
  },
  'nothing-to-do': {
    status: 409,
    what: 'It is so already.',
    why: 'Applying this would change nothing.',
    advice: 'Nothing to do.',
    who: 'nobody',
  },
} as const satisfies Readonly<Record<string, ErrorWords>>
