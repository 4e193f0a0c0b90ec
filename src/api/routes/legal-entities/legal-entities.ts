import { randomUUID } from 'node:crypto'
import { defineRoute } from '#api/define-route.ts'
import { AppError } from '#model/app-error.ts'
import type { LegalEntity } from '#model/person.ts'
import { listConnections, loadSettings } from '#stores/connection-store.ts'
import {
  changeLegalEntity,
  insertLegalEntity,
  isNameTaken,
  legalEntityHeadCounts,
} from '#stores/legal-entity-store.ts'
import { listLegalEntities } from '#stores/registry-store.ts'
import type { Tx } from '#stores/transaction.ts'

export const listLegalEntitiesRoute = defineRoute(
  'GET /companies/{company}/legal-entities',
  ({ company, services: { environment } }) =>
    environment.database.inCompany(company.id, async (tx) => {
      const counts = await legalEntityHeadCounts(tx)
      const mapped = await mappedValues(tx)
      return (await listLegalEntities(tx))
        .filter((one) => company.legalEntityIds === null || company.legalEntityIds.includes(one.id))
        .map((one) => ({
          ...one,
          people: counts.get(one.id) ?? 0,
          mappedValues: mapped.filter((each) => each.id === one.id).map(({ id, ...rest }) => rest),
        }))
    }),
)

async function mappedValues(tx: Tx): Promise<{ id: string; connection: string; value: string }[]> {
  const found = []
  for (const connection of await listConnections(tx)) {
    const settings = await loadSettings(tx, connection.id, connection.revision)
    if (settings?.legalEntity.kind !== 'by-value') continue
    for (const [value, id] of Object.entries(settings.legalEntity.values))
      found.push({ id, connection: connection.name, value })
  }
  return found
}

export const postLegalEntityRoute = defineRoute(
  'POST /companies/{company}/legal-entities',
  ({ company, body, services: { environment } }) =>
    environment.database.inCompany(company.id, async (tx) => {
      refuseUnknownZone(body.timeZone)
      const made: LegalEntity = { id: randomUUID(), ...body }
      await refuseTakenName(tx, made.name, made.id)
      await insertLegalEntity(tx, company.id, made, environment.clock.now())
      return made
    }),
)

export const patchLegalEntityRoute = defineRoute(
  'PATCH /companies/{company}/legal-entities/{legalEntity}',
  ({ company, params, body, services: { environment } }) =>
    environment.database.inCompany(company.id, async (tx) => {
      const found = (await listLegalEntities(tx)).find((one) => one.id === params.legalEntity)
      if (found === undefined) throw new AppError('not-found')
      if (body.timeZone !== undefined) refuseUnknownZone(body.timeZone)
      const changed = {
        ...found,
        ...Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)),
      }
      await refuseTakenName(tx, changed.name, changed.id)
      await changeLegalEntity(tx, changed)
      return changed
    }),
)

function refuseUnknownZone(zone: string | null): void {
  if (zone === null || Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC') return
  throw new AppError('invalid-input', {
    extras: {
      fields: [{ path: 'timeZone', message: 'This is not a time zone. It looks like Europe/Oslo.' }],
    },
  })
}

async function refuseTakenName(tx: Tx, name: string, id: string): Promise<void> {
  if (await isNameTaken(tx, name, id)) throw new AppError('name-taken')
}
