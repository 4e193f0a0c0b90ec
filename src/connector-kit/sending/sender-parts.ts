import type { KitClock } from '../connection.ts'
import type { Egress } from '../egress/open-egress.ts'
import type { HttpMethod } from '../http-definition.ts'
import type { CredentialValues } from './credential-values.ts'

/** What calls of a connection are sent with. */
export type SenderParts = Readonly<{
  method: HttpMethod
  /** The HR system's, for failures. */
  name: string
  base: URL
  egress: Egress
  /** Where signing in has an address of its own. */
  signInAt?: Readonly<{ base: URL; egress: Egress }> | undefined
  credentials: CredentialValues
  clock: KitClock
  userAgent: string
  /** Deadline of one request. */
  timeoutMs: number
  /** Told of every wait for the HR system's limit and between tries, with the instant at which it ends. */
  onWait: (untilMs: number) => void
  /** See `ConnectionParts`. */
  remember?: ((changed: Readonly<Record<string, string>>) => Promise<void>) | undefined
  recall?: (() => Promise<Readonly<Record<string, string>>>) | undefined
}>
