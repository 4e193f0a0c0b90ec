import type { Failure, FailureKind } from '#model/failure.ts'

/** An expected failure of reading an HR system, thrown inside the kit and turned into a value at its doors. */
export class ConnectorFailure extends Error {
  readonly failure: Failure
  /** Tried again as often as is sensible already. */
  readonly final: boolean

  constructor(failure: Failure, final = false) {
    super(`${failure.what} ${failure.advice}`)
    this.name = 'ConnectorFailure'
    this.failure = failure
    this.final = final
  }
}

type Known = Readonly<{ kind: FailureKind; who: Failure['who']; what: string; advice: string }>
const known = (kind: FailureKind, who: Failure['who'], what: string, advice: string): Known => ({
  kind,
  who,
  what,
  advice,
})

/** Every failure the kit names, by its stable code. `{name}` stands for the HR system. */
export const failureCatalogue = {
  'credentials-refused': known(
    'credentials',
    'it',
    '{name} refused the credentials.',
    'Enter them again, or make new ones in {name} and replace them here.',
  ),
  'nobody-signed-in': known(
    'credentials',
    'admin',
    'Nobody has signed in to {name} for this connection yet.',
    'Sign in to {name} on the step Connect, or under Settings, Credentials.',
  ),
  'sign-in-ended': known(
    'credentials',
    'admin',
    'The sign-in to {name} has ended.',
    'Sign in to {name} again, under Settings, Credentials. Mapping and links stay.',
  ),
  'sign-in-declined': known(
    'credentials',
    'admin',
    '{name} did not let this portal in.',
    'Sign in again and agree. If that does not help, check the redirect address and the client in {name}.',
  ),
  'sign-in-page': known(
    'credentials',
    'it',
    '{name} answered with its sign-in page instead of data.',
    'Check the credentials and the address; then try again.',
  ),
  'right-missing': known(
    'permission',
    'it',
    '{name} does not let these credentials read this.',
    'Grant the missing right in {name}; then try again.',
  ),
  'address-not-found': known(
    'address',
    'admin',
    'The address of {name} does not exist.',
    'Check the spelling of the subdomain or address.',
  ),
  'address-wrong': known(
    'address',
    'admin',
    '{name} does not know this company or address.',
    'Check the spelling of the subdomain or address.',
  ),
  'address-not-allowed': known(
    'address',
    'operator',
    'The address of {name} lies in a private network, which is not allowed.',
    'If it is meant to be reached, the operator lists it in ROLLCALL_ALLOW_PRIVATE_NETWORK.',
  ),
  'connection-not-secure': known(
    'address',
    'it',
    'The secure connection to {name} could not be trusted.',
    'Check the address; if {name} runs in your own network, its certificate must be renewed.',
  ),
  'rate-limited': known(
    'rate-limited',
    'nobody',
    '{name} asks to slow down.',
    'Nothing to do: the next fetch goes on by itself.',
  ),
  'not-reachable': known(
    'unavailable',
    'nobody',
    '{name} cannot be reached.',
    'It is tried again at the next fetch. If it lasts, ask IT whether {name} is blocked.',
  ),
  'timed-out': known(
    'unavailable',
    'nobody',
    '{name} did not answer in time.',
    'It is tried again at the next fetch.',
  ),
  'server-error': known(
    'unavailable',
    'nobody',
    '{name} has a problem of its own.',
    'It is tried again at the next fetch; the status page of {name} may say more.',
  ),
  'cut-short': known(
    'incomplete',
    'nobody',
    'The answer of {name} was cut short.',
    'Nothing of it was used. It is tried again at the next fetch.',
  ),
  'wrong-content': known(
    'contract',
    'operator',
    '{name} answered with something other than data.',
    'Something between here and {name} may answer in its place: ask IT. If not, tell the maker of the connector.',
  ),
  redirected: known(
    'contract',
    'operator',
    '{name} pointed to another address, which is never followed.',
    'Check the address. If it is right, tell the maker of the connector.',
  ),
  'answer-too-large': known(
    'contract',
    'operator',
    'The answer of {name} is larger than allowed.',
    'Tell the maker of the connector; a smaller page size may be needed.',
  ),
  'unexpected-answer': known(
    'contract',
    'operator',
    '{name} answered in a way the connector does not know.',
    'Tell the maker of the connector; {name} may have changed.',
  ),
  'request-refused': known(
    'contract',
    'operator',
    '{name} refused the request.',
    'Tell the maker of the connector; {name} may have changed.',
  ),
  'nobody-pushed': known(
    'incomplete',
    'it',
    'Nobody has been sent here yet.',
    'Switch provisioning on in your identity provider and assign people to it; then try again.',
  ),
  'not-complete': known(
    'incomplete',
    'nobody',
    'The fetch cannot be shown to hold everybody of {name}.',
    'Nothing of it was used and the last good fetch stays. It is tried again at the next fetch.',
  ),
  'fetch-held': known(
    'incomplete',
    'admin',
    'What {name} sent differs too much from the last good fetch, so it is held.',
    'Look in {name}: if it is right, release this fetch; if not, mend it there and fetch again.',
  ),
  interrupted: known(
    'incomplete',
    'nobody',
    'The program stopped while it was reading {name}.',
    'Nothing of it was used and the last good fetch stays. It is read again at the next fetch.',
  ),
  unexpected: known(
    'contract',
    'operator',
    'The program met something it does not know while reading {name}.',
    'Fetch again. If it happens again, send the time of this fetch to the operator.',
  ),
  cancelled: known('incomplete', 'nobody', 'The fetch was stopped.', 'Start it again when it suits you.'),
} as const satisfies Record<string, Known>
/** The stable code of a failure; docs/errors.md lists them. */
export type FailureCode = keyof typeof failureCatalogue

type Extra = Partial<Omit<Failure, 'code' | 'kind'>>

/** The failure of this code for the HR system `name`; `extra` replaces or adds parts. */
export function failureFor(code: FailureCode, name: string, extra: Extra = {}): Failure {
  const { kind, who, what, advice } = failureCatalogue[code]
  const say = (text: string) => text.replaceAll('{name}', name)
  return { kind, code, what: say(what), advice: say(advice), who, ...extra }
}

/** Throws the failure of this code. */
export function fail(code: FailureCode, name: string, extra: Extra = {}): never {
  throw new ConnectorFailure(failureFor(code, name, extra))
}

/** The failure inside an error of the kit, or undefined for any other error. */
export function failureOf(error: unknown): Failure | undefined {
  return error instanceof ConnectorFailure ? error.failure : undefined
}
