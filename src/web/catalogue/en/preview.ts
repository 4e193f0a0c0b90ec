import { guardWords } from './preview/guards.ts'
import { matchingWords } from './preview/matching.ts'
import { previewPage } from './preview/page.ts'
import { previewPerson } from './preview/person.ts'
import { reasonWords } from './preview/reasons.ts'
import { planWords } from './preview/words.ts'

/** Preview, matching and everything said about a plan. */
export const previewTexts = {
  ...planWords,
  ...previewPage,
  ...previewPerson,
  ...reasonWords,
  ...guardWords,
  ...matchingWords,
} as const
