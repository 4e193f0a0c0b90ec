import type { TriedDescription } from '#api/contract/description.ts'
import { ApiProblem } from '../../api-client.ts'
import type { StoredCredentials } from '../set-up/credentials-form.tsx'
import type { Draft } from './draft.ts'

/** What every section of the editor works on. */
export type SectionProps = Readonly<{
  draft: Draft
  onChange: (draft: Draft) => void
  /** What is wrong, by its place in the description. */
  faults: ReadonlyMap<string, string>
  tried: TriedDescription | undefined
}>

export type Secrets = Readonly<{
  values: Readonly<Record<string, string>>
  stored: StoredCredentials
  onChange: (name: string, value: string) => void
}>

/** Faults by their place, as the server tells them: `people.path: A path begins with “/”.` */
function faultsFrom(messages: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    messages.flatMap((message) => {
      const [, place, words] = /^([^:]+): (.+)$/s.exec(message) ?? []
      return place === undefined || words === undefined ? [] : [[place, words]]
    }),
  )
}

/** What the server said is wrong with the description and its secrets, by its place. */
export function faultsIn(error: unknown): ReadonlyMap<string, string> {
  const fields = error instanceof ApiProblem ? (error.problem.fields ?? []) : []
  const described = fields.filter((one) => one.path === 'values.description').map((one) => one.message)
  const others = fields.filter((one) => one.path !== 'values.description')
  const secrets = others.map((one) => [one.path.replace(/^values\./, ''), one.message] as const)
  return new Map([...faultsFrom(described), ...secrets])
}
