/** One input of the connection form. `guide` is the heading of guide.md that tells where to find the value. */
export type CredentialField = Readonly<{
  kind: 'text' | 'secret'
  label: string
  guide: `#${string}`
  /** What the whole value must look like; a mismatch is said before anything is sent. */
  pattern?: RegExp
  /** An invented example, shown in the empty input. */
  example?: string
  /** May stay empty. */
  optional?: true
  /** May hold line breaks, e.g. a key. */
  multiline?: true
  /** The values to choose from; the first is what is meant without a choice. */
  choices?: readonly Readonly<{ value: string; label: string }>[]
  /** An RSA private key that requests are signed with. One that cannot be read is said before anything is sent. */
  privateKey?: true
  /** Brought by signing in to the HR system in the browser, never typed. */
  obtained?: true
}>
/** The inputs of a way in, by the names under which the values are kept. */
export type CredentialFields = Readonly<Record<string, CredentialField>>
