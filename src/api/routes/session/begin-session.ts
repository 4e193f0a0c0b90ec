import type { WithCookies } from '#access/sign-in.ts'
import type { Session } from '#api/contract/session.ts'
import type { Services } from '#api/services.ts'
import { presentSession } from './present-session.ts'

type Who = Readonly<{ userId: string; name: string; email: string }>

/** Sets the cookies of a fresh session and tells what it opens. */
export async function beginSession(
  services: Services,
  { value, setCookie }: WithCookies<Who>,
  answerHeaders: Headers,
): Promise<Session> {
  for (const cookie of setCookie) answerHeaders.append('set-cookie', cookie)
  return presentSession(services, value)
}
