import type { Day } from '../company/calendar.ts'

export const preparing =
  'Preparing the demo company with a first sync and a month of changes; this happens once …'
export const starting = 'Starting the portal …'

/** What is shown when everything runs. */
export function ready(portalName: string, link: string, today: Day): string {
  return `
${portalName} (demo, ${today}) is ready. Sign in as Kari Nordmann, admin of Fjellvind (Demo):

  ${link}

The link works once, for 24 hours; the next start prints another.

Simulated HR systems, each with the same 1,240 invented people:
  Personio   connected already, changes wait
  BambooHR   to try the set-up: subdomain fjellvind, API key 0123456789abcdef0123456789abcdef01234567
  HiBob      to try the set-up: service user id SERVICE-10001, token demo-token

Type “month” and Enter to let a month pass in all of them. Ctrl-C stops everything.`
}

export function monthPassed(today: Day): string {
  return `It is ${today} now, in the HR systems and in the portal. “Sync now” reads the changes.`
}
