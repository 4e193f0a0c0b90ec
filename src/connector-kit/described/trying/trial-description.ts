import type { DescribedSystem } from '#model/described-system.ts'
import { checkDescription, type DescriptionProblem } from '../check-description.ts'

/** What of an unfinished description can be tried already, and what is still wrong with it. */
export type TrialDescription = Readonly<{
  description: DescribedSystem | null
  problems: readonly DescriptionProblem[]
}>

type Draft = Record<string, unknown> & { fields?: Record<string, unknown> }

/** Leaves out what is not finished: a call needs an address, a sign-in and a list, not yet every field. */
export function trialDescription(text: string): TrialDescription {
  const checked = checkDescription(text)
  if (checked.ok) return { description: checked.description, problems: [] }
  const draft = parse(text)
  if (!draft) return { description: null, problems: checked.problems }
  for (const { path } of checked.problems) leaveOut(draft, path)
  const rest = checkDescription(JSON.stringify(draft))
  if (rest.ok) return { description: rest.description, problems: checked.problems }
  // A dimension may have named a field that was left out just now.
  const fewer = checkDescription(JSON.stringify({ ...draft, dimensions: [] }))
  return { description: fewer.ok ? fewer.description : null, problems: checked.problems }
}

function parse(text: string): Draft | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

function leaveOut(draft: Draft, path: string): void {
  const [part = '', field = ''] = path.split('.')
  if (part === 'name') draft['name'] = 'The HR system'
  else if (part === 'fields') {
    const { [field]: _unfinished, ...others } = draft.fields ?? {}
    draft.fields = { externalId: { path: 'id' }, ...others }
  } else if (['customFields', 'dimensions', 'errors', 'checkPath'].includes(part)) delete draft[part]
}
