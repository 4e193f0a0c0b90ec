import { type Answer, json } from './answer.ts'
import type { Fault } from './faults.ts'

const loginPage =
  '<!doctype html><html lang="en"><head><title>Sign in</title></head><body><form action="/login"><input name="user"></form></body></html>'

/** The answer that a fault puts in the place of the right one; null when it only spoils the sending. */
export function struckAnswer(fault: Fault, refuse: (refusal: 'forbidden') => Answer): Answer | null {
  switch (fault.fault) {
    case 'missing-right':
      return refuse('forbidden')
    case '429-storm':
      return { ...json({ error: { message: 'Too many requests' } }, 429), headers: waiting(fault) }
    case 'server-errors':
      return { status: 503, headers: { 'content-type': 'text/plain' }, body: 'Service Unavailable' }
    case 'html-with-200':
      return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: loginPage }
    case 'redirect-to-login':
      return { status: 302, headers: { location: '/login', 'content-type': 'text/html' }, body: loginPage }
    default:
      return null
  }
}

function waiting({ retryAfter = 'seconds', seconds = 1 }: Fault): Record<string, string> {
  const type = { 'content-type': 'application/json' }
  if (retryAfter === 'none') return type
  const at = new Date(Date.now() + seconds * 1000)
  return { ...type, 'retry-after': retryAfter === 'date' ? at.toUTCString() : String(seconds) }
}
