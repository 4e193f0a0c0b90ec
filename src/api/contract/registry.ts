import { z } from 'zod'
import { localDate } from '#model/employee.ts'
import { awardHolding, employmentPeriod, legalEntity, personStatuses, personValues } from '#model/person.ts'
import { fieldChange, planCounts, planKinds } from '#model/plan.ts'
import { givenApproval } from './approval.ts'
import { endpoints } from './endpoint.ts'

export const personRow = z
  .object({
    id: z.string(),
    name: z.string(),
    employeeNumber: z.string().nullable(),
    workEmail: z.string().nullable(),
    status: z.enum(personStatuses),
    title: z.string().nullable(),
    department: z.string().nullable(),
    legalEntityName: z.string().nullable(),
    /** Name of the connection that keeps the person, or null. */
    source: z.string().nullable(),
    startDate: z.string().nullable(),
    endDate: z.string().nullable(),
    awards: z.boolean(),
  })
  .meta({ id: 'PersonRow' })
export type PersonRow = z.infer<typeof personRow>

export const historyEntry = z
  .object({
    at: z.string(),
    attribute: z.string(),
    old: z.string().nullable(),
    new: z.string().nullable(),
    oldLabel: z.string().nullable(),
    newLabel: z.string().nullable(),
    source: fieldChange.shape.source,
    rule: z.string().nullable(),
    by: z.string(),
    run: z.object({ id: z.string(), number: z.int(), kind: z.enum(planKinds) }).nullable(),
  })
  .meta({ id: 'HistoryEntry' })
export type HistoryEntry = z.infer<typeof historyEntry>

export const personDetail = personRow
  .extend({
    version: z.int(),
    values: personValues,
    /** Value to show where the value is an id (legal entity, manager). */
    labels: z.record(z.string(), z.string()),
    /** Where each value comes from and who owns it. */
    sources: z.record(
      z.string(),
      z.object({ connection: z.string().nullable(), owner: z.string(), at: z.string().nullable() }),
    ),
    periods: z.array(employmentPeriod),
    links: z.array(
      z.object({
        connection: z.string(),
        externalId: z.string(),
        connectionId: z.string().optional(),
        /** Since then another connection keeps the person. */
        endedAt: z.string().nullable().optional(),
        /** The connection still reads this record. */
        living: z.boolean().optional(),
      }),
    ),
    /** Withdrawn, since this other person is the same. */
    mergedInto: z.object({ id: z.string(), name: z.string() }).nullable().optional(),
    mergedFrom: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
    holding: awardHolding.nullable(),
  })
  .meta({ id: 'Person' })
export type PersonDetail = z.infer<typeof personDetail>

export const runSummary = z
  .object({
    id: z.string(),
    number: z.int(),
    kind: z.enum(planKinds),
    connectionName: z.string().nullable(),
    at: z.string(),
    by: z.string(),
    counts: z.object({
      created: z.int(),
      changed: z.int(),
      left: z.int(),
      returned: z.int(),
      withdrawn: z.int(),
      fields: z.int(),
    }),
    /** Runs that took it back. */
    undoneBy: z.object({ id: z.string(), number: z.int() }).nullable(),
    undoes: z.object({ id: z.string(), number: z.int() }).nullable(),
  })
  .meta({ id: 'RunSummary' })
export type RunSummary = z.infer<typeof runSummary>

export const receipt = runSummary
  .extend({
    planId: z.string(),
    snapshotFetchedAt: z.string().nullable(),
    planCounts,
    /** What stayed held or excluded. */
    left: z.object({ held: z.int(), excluded: z.int(), waiting: z.int().optional() }),
    /** Who asked and who approved, where a second person was needed. */
    approval: givenApproval.nullable().optional(),
    guardsReleased: z.array(z.object({ guard: z.string(), by: z.string(), reason: z.string().nullable() })),
  })
  .meta({ id: 'Receipt' })
export type Receipt = z.infer<typeof receipt>

const reportPeriod = z.object({ from: localDate, to: localDate })
/** People and days of employment in a period: what costs are split by. */
export const entityDays = z
  .object({
    legalEntityId: z.string().nullable(),
    name: z.string().nullable(),
    people: z.int(),
    days: z.int(),
    movedIn: z.int(),
    movedOut: z.int(),
  })
  .meta({ id: 'EntityDays' })
export type EntityDays = z.infer<typeof entityDays>

const page = { cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }
const format = z.object({ format: z.enum(['xlsx', 'csv']) })
const editableEntity = legalEntity.omit({ id: true })

export const registryEndpoints = endpoints({
  'GET /companies/{company}/field-labels': {
    summary: 'What the HR systems call the custom fields that fill the company’s own attributes',
    audience: 'reader',
    /** Of `custom:<id>`. */
    response: z.record(z.string(), z.string()),
  },
  'GET /companies/{company}/people': {
    summary: 'The portal’s people',
    audience: 'reader',
    query: z.object({
      search: z.string().max(100).optional(),
      status: z.enum(personStatuses).optional(),
      legalEntity: z.string().optional(),
      department: z.string().optional(),
      source: z.string().optional(),
      awards: z.enum(['yes', 'no']).optional(),
      sort: z.enum(['name', 'number', 'start', 'status']).default('name'),
      ...page,
    }),
    response: z.object({ people: z.array(personRow), total: z.int(), nextCursor: z.string().nullable() }),
    withoutFeature: true,
  },
  'GET /companies/{company}/people/export': {
    summary: 'People as Excel or CSV',
    audience: 'reader',
    query: format,
    produces: 'application/octet-stream',
    withoutFeature: true,
  },
  'GET /companies/{company}/people/{person}': {
    summary: 'One person with values, periods and links',
    audience: 'reader',
    response: personDetail,
    withoutFeature: true,
  },
  'PATCH /companies/{company}/people/{person}': {
    summary: 'Change values by hand; `version` is the one that was read',
    audience: 'admin',
    body: z.object({ version: z.int(), values: z.record(z.string(), z.string().nullable()) }),
    response: personDetail,
    withoutFeature: true,
  },
  'GET /companies/{company}/people/{person}/history': {
    summary: 'Every change of one person, newest first',
    audience: 'reader',
    response: z.array(historyEntry),
    withoutFeature: true,
  },
  'PUT /companies/{company}/awards': {
    summary: 'Import who holds awards, by employee number or e-mail',
    audience: 'admin',
    body: z.object({
      holdings: z
        .array(
          awardHolding.extend({ employeeNumber: z.string().nullable(), workEmail: z.string().nullable() }),
        )
        .max(100_000),
    }),
    response: z.object({ matched: z.int(), unmatched: z.array(z.string()) }),
    withoutFeature: true,
  },
  'PUT /companies/{company}/awards/file': {
    summary: 'Import who holds awards from a CSV or Excel file; the body is the file, `name` its name',
    audience: 'admin',
    query: z.object({ name: z.string().min(1).max(200) }),
    response: z.object({
      matched: z.int(),
      unmatched: z.array(z.string()),
      problems: z.array(z.object({ line: z.int(), message: z.string() })),
    }),
    withoutFeature: true,
  },
  'GET /companies/{company}/legal-entities': {
    summary: 'Legal entities with head counts',
    audience: 'reader',
    response: z.array(
      legalEntity.extend({
        people: z.int(),
        mappedValues: z.array(z.object({ connection: z.string(), value: z.string() })),
      }),
    ),
    withoutFeature: true,
  },
  'GET /companies/{company}/legal-entities/days': {
    summary: 'People and days of employment per legal entity in a period, first and last day included',
    audience: 'reader',
    query: reportPeriod,
    response: z.array(entityDays),
    withoutFeature: true,
  },
  'GET /companies/{company}/legal-entities/days/export': {
    summary: 'The same, person by person, as Excel or CSV',
    audience: 'reader',
    query: reportPeriod.extend(format.shape),
    produces: 'application/octet-stream',
    withoutFeature: true,
  },
  'POST /companies/{company}/legal-entities': {
    summary: 'Add a legal entity',
    audience: 'admin',
    body: editableEntity,
    response: legalEntity,
    status: 201,
    withoutFeature: true,
  },
  'PATCH /companies/{company}/legal-entities/{legalEntity}': {
    summary: 'Change a legal entity',
    audience: 'admin',
    body: editableEntity.partial(),
    response: legalEntity,
    withoutFeature: true,
  },
  'GET /companies/{company}/runs': {
    summary: 'Runs, newest first',
    audience: 'reader',
    response: z.array(runSummary),
  },
  'GET /companies/{company}/runs/{run}': {
    summary: 'The receipt of a run',
    audience: 'reader',
    response: receipt,
  },
  'GET /companies/{company}/runs/{run}/changes': {
    summary: 'Each change of a run',
    audience: 'reader',
    query: z.object(page),
    response: z.object({
      changes: z.array(historyEntry.extend({ personId: z.string(), name: z.string() })),
      total: z.int(),
      nextCursor: z.string().nullable(),
    }),
  },
  'GET /companies/{company}/runs/{run}/export': {
    summary: 'The receipt as Excel or CSV',
    audience: 'reader',
    query: format,
    produces: 'application/octet-stream',
  },
  'POST /companies/{company}/runs/{run}/undo': {
    summary:
      'A plan that takes the run back, or one person or field of it; it is read and applied like any other',
    audience: 'admin',
    body: z.object({ personId: z.string().optional(), attribute: z.string().optional() }),
    response: z.object({ planId: z.string() }),
    status: 201,
  },
  'GET /companies/{company}/activity': {
    summary: 'Runs, fetches, settings changes and sign-ins as one timeline',
    audience: 'reader',
    query: z.object({ kind: z.enum(['run', 'fetch', 'settings', 'sign-in', 'people']).optional(), ...page }),
    response: z.object({
      entries: z.array(
        z.object({
          id: z.string(),
          at: z.string(),
          kind: z.enum(['run', 'fetch', 'settings', 'sign-in', 'people']),
          action: z.string(),
          by: z.string(),
          subject: z.string().nullable(),
          values: z.record(z.string(), z.string()),
          runId: z.string().nullable(),
        }),
      ),
      nextCursor: z.string().nullable(),
    }),
  },
})
