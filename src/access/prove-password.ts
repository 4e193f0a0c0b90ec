import { AppError } from '#model/app-error.ts'
import type { Attempts } from './attempts.ts'
import type { SignedIn, SignIn, WithCookies } from './sign-in.ts'

/** A session for who knows the password; failures are answered ever more slowly. */
export async function provePassword(
  { attempts, signIn }: Readonly<{ attempts: Attempts; signIn: SignIn }>,
  email: string,
  password: string,
  address: string,
): Promise<WithCookies<SignedIn>> {
  const account = email.trim().toLowerCase()
  const retryAfterSeconds = attempts.begin(account, address)
  if (retryAfterSeconds > 0) throw new AppError('sign-in-delayed', { extras: { retryAfterSeconds } })
  const session = await signIn.withPassword(account, password)
  if (session === null) throw new AppError('sign-in-refused')
  attempts.succeeded(account, address)
  return session
}
