import type { PreviewItem } from '#api/contract/preview.ts'
import { chooseCompany } from '../choosing/choose-company.ts'
import { choosePlan } from '../choosing/choose-plan.ts'
import type { PortalClient } from '../portal/portal-client.ts'

const LIMIT = 500
type Words = Readonly<{ company?: string; plan?: string }>
type Page<T> = Readonly<{ rows: readonly T[]; nextCursor: string | null }>

/** The rows of an export as they are, every page of them. */
export async function exportRows(client: PortalClient, words: Words) {
  if (words.plan !== undefined) {
    const { company, plan } = await choosePlan(client, words.plan, words.company)
    const params = { company: company.slug, plan: plan.id }
    const items = await allPages<PreviewItem>(async (cursor) => {
      const query = { limit: LIMIT, ...cursor }
      const page = await client.call('GET /companies/{company}/plans/{plan}/items', { params, query })
      return { rows: page.items, nextCursor: page.nextCursor }
    })
    return { company: company.slug, plan: plan.id, items }
  }
  const { slug } = await chooseCompany(client, words.company)
  const people = await allPages(async (cursor) => {
    const params = { company: slug }
    const page = await client.call('GET /companies/{company}/people', {
      params,
      query: { limit: LIMIT, ...cursor },
    })
    return { rows: page.people, nextCursor: page.nextCursor }
  })
  return { company: slug, people }
}

async function allPages<T>(read: (cursor: { cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = []
  let cursor: { cursor?: string } = {}
  for (;;) {
    const { rows, nextCursor } = await read(cursor)
    all.push(...rows)
    if (nextCursor === null) return all
    cursor = { cursor: nextCursor }
  }
}
