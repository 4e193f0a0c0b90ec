import type { CredentialField } from '../credential-fields.ts'
import type { ConnectorDefinition } from '../definition.ts'
import { methodOf } from '../methods.ts'
import { readPrivateKey } from '../saml/read-private-key.ts'

/** What is wrong with a credential, by its name. */
export type CredentialProblem = Readonly<{ name: string; message: string }>
/** The values, trimmed and all there, or what is wrong with each. */
export type CheckedCredentials =
  | Readonly<{ ok: true; values: Readonly<Record<string, string>> }>
  | Readonly<{ ok: false; problems: readonly CredentialProblem[] }>

/** Looks at credentials before anything is sent: all there, nothing unknown, each of the right shape. */
export function checkCredentials(
  connector: ConnectorDefinition,
  methodId: string,
  given: Readonly<Record<string, string>>,
): CheckedCredentials {
  const method = methodOf(connector, methodId)
  const fields: Readonly<Record<string, CredentialField>> = method.credentials
  const values = Object.fromEntries(Object.keys(fields).map((name) => [name, (given[name] ?? '').trim()]))
  const problems = [
    ...Object.entries(fields).flatMap(([name, field]) => problemWith(name, field, values[name] ?? '')),
    ...Object.keys(given)
      .filter((name) => !Object.hasOwn(fields, name))
      .map((name) => ({ name, message: `${connector.name} has no credential called “${name}”.` })),
  ]
  const described = problems.length === 0 && method.transport === 'described' ? method.problems(values) : []
  const all = [...problems, ...described]
  return all.length === 0 ? { ok: true, values } : { ok: false, problems: all }
}

function problemWith(
  name: string,
  { label, pattern, example, optional, obtained, multiline, choices, privateKey }: CredentialField,
  value: string,
): readonly CredentialProblem[] {
  if (value === '') {
    const mayBeEmpty = optional || obtained || choices !== undefined
    return mayBeEmpty ? [] : [{ name, message: `${label} is missing.` }]
  }
  if (choices && !choices.some((one) => one.value === value)) {
    const known = choices.map((one) => `“${one.value}”`).join(', ')
    return [{ name, message: `${label} is one of ${known}.` }]
  }
  if ((multiline ? /[^\P{Cc}\n\r\t]/u : /\p{Cc}/u).test(value))
    return [{ name, message: `${label} holds a line break or another invisible character. Copy it again.` }]
  if (privateKey && !readPrivateKey(value))
    return [{ name, message: `${label} is not a private key that can be read. It must have no password.` }]
  if (!pattern || pattern.test(value)) return []
  const like = example === undefined ? '' : ` It looks like “${example}”.`
  return [{ name, message: `This does not look like a ${label}.${like}` }]
}
