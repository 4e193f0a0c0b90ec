import type { Page } from 'playwright-core'
import type { Connection, ConnectionSummary } from '#api/contract/connection.ts'
import type { Preview, PreviewItem } from '#api/contract/preview.ts'
import type { PersonRow } from '#api/contract/registry.ts'
import type { Bucket } from '#model/plan.ts'

const base = '/api/v1/companies/fjellvind'

/** Calls the portal's API as the page's own user does. */
export async function ask<Answer>(page: Page, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await page.evaluate(
    async ([verb, address, sent]) => {
      const response = await fetch(address, {
        method: verb,
        headers: { 'content-type': 'application/json', 'x-requested-with': 'rollcall' },
        ...(sent === null ? {} : { body: sent }),
      })
      return { status: response.status, text: await response.text() }
    },
    [method, `${base}${path}`, body === undefined ? null : JSON.stringify(body)] as const,
  )
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
  return (answer.text === '' ? undefined : JSON.parse(answer.text)) as Answer
}

export async function onlyConnection(page: Page): Promise<ConnectionSummary> {
  const [one] = await ask<ConnectionSummary[]>(page, 'GET', '/connections')
  if (one === undefined) throw new Error('There is no connection yet.')
  return one
}

export function connectionOf(page: Page, id: string): Promise<Connection> {
  return ask(page, 'GET', `/connections/${id}`)
}

export async function peopleCount(page: Page, status?: string): Promise<number> {
  const query = status === undefined ? '' : `&status=${status}`
  return (await ask<{ total: number }>(page, 'GET', `/people?limit=1${query}`)).total
}

/** The preview that is open on the page. */
export function openPreview(page: Page): Promise<Preview> {
  return ask(page, 'GET', `/plans/${planOnScreen(page)}`)
}

export async function linesOf(page: Page, bucket: Bucket): Promise<readonly PreviewItem[]> {
  const path = `/plans/${planOnScreen(page)}/items?limit=500&bucket=${encodeURIComponent(bucket)}`
  return (await ask<{ items: PreviewItem[] }>(page, 'GET', path)).items
}

function planOnScreen(page: Page): string {
  const found = /\/preview\/([0-9a-f-]{36})/.exec(page.url())?.[1]
  if (found === undefined) throw new Error(`No preview is on the screen at ${page.url()}.`)
  return found
}

/** Everybody as the portal has them, for comparing before and after. */
export async function everybody(page: Page): Promise<ReadonlyMap<string, PersonRow>> {
  const people = new Map<string, PersonRow>()
  let cursor = ''
  do {
    const answer = await ask<{ people: PersonRow[]; nextCursor: string | null }>(
      page,
      'GET',
      `/people?limit=500${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    )
    for (const person of answer.people) people.set(person.id, person)
    cursor = answer.nextCursor ?? ''
  } while (cursor !== '')
  return people
}
