import { defineRoute } from '#api/define-route.ts'
import { presentHistory, presentPerson } from '#api/present/present-person.ts'
import { AppError } from '#model/app-error.ts'
import { attributeById } from '#model/attributes.ts'
import { isUuid } from '#model/is-uuid.ts'
import { editPerson } from '#pipeline/edit-person.ts'
import { personHistory } from '#stores/history-store.ts'
import { findPerson, listPeople } from '#stores/people-store.ts'

export function offsetOf(cursor: string | undefined): number {
  const offset = cursor === undefined ? 0 : Number(cursor)
  if (!Number.isSafeInteger(offset) || offset < 0) throw new AppError('invalid-input')
  return offset
}

export const listPeopleRoute = defineRoute(
  'GET /companies/{company}/people',
  ({ company, query, services: { environment } }) =>
    environment.database.inCompany(company.id, async (tx) => {
      const { cursor, ...rest } = query
      const start = cursor !== undefined && isUuid(cursor) ? { after: cursor } : { skip: offsetOf(cursor) }
      const { next, ...page } = await listPeople(tx, { ...rest, within: company.legalEntityIds, start })
      return { ...page, nextCursor: next }
    }),
)

export const getPersonRoute = defineRoute(
  'GET /companies/{company}/people/{person}',
  ({ company, params, services: { environment } }) =>
    environment.database.inCompany(company.id, async (tx) => {
      const found = await findPerson(tx, params.person, company.legalEntityIds)
      if (found === undefined) throw new AppError('not-found')
      return presentPerson(tx, company, found)
    }),
)

export const getPersonHistoryRoute = defineRoute(
  'GET /companies/{company}/people/{person}/history',
  ({ company, params, services: { environment } }) =>
    environment.database.inCompany(company.id, async (tx) => {
      const found = await findPerson(tx, params.person, company.legalEntityIds)
      if (found === undefined) throw new AppError('not-found')
      return presentHistory(tx, company, await personHistory(tx, found.line.id))
    }),
)

export const patchPersonRoute = defineRoute(
  'PATCH /companies/{company}/people/{person}',
  ({ company, params, body, services: { environment }, actor }) =>
    environment.database.inCompany(company.id, async (tx) => {
      refuseUnknownAttributes(body.values)
      const edited = await editPerson(tx, {
        companyId: company.id,
        personId: params.person,
        version: body.version,
        values: body.values,
        actor: actor.name,
        at: environment.clock.now(),
      })
      if (edited === 'changed meanwhile') throw new AppError('person-changed')
      const found = edited === 'not found' ? undefined : await findPerson(tx, params.person, null)
      if (found === undefined) throw new AppError('not-found')
      return presentPerson(tx, company, found)
    }),
)

const isDay = /^\d{4}-\d{2}-\d{2}$/

function refuseUnknownAttributes(values: Readonly<Record<string, string | null>>): void {
  const fields = Object.entries(values).flatMap(([attribute, value]) => {
    const known = attributeById(attribute)
    if (known === undefined && !attribute.startsWith('custom:'))
      return [{ path: `values.${attribute}`, message: 'The portal has no such field.' }]
    if (
      known?.kind === 'date' &&
      value !== null &&
      value !== '' &&
      (!isDay.test(value) || Number.isNaN(Date.parse(value)))
    ) {
      return [
        { path: `values.${attribute}`, message: 'Write the day as year-month-day, for example 2026-01-31.' },
      ]
    }
    return []
  })
  if (fields.length > 0) throw new AppError('invalid-input', { extras: { fields } })
}
