import { z } from 'zod'
import { buckets } from '#model/plan.ts'
import {
  attributeMapping,
  connectionSettings,
  identifiers,
  scopingFilter,
  transform,
} from '#model/settings.ts'
import { fieldStatistic, snapshot } from '#model/snapshot.ts'
import { connection } from './connection.ts'
import { availableField } from './connector.ts'
import { endpoints } from './endpoint.ts'

export const identifierReport = z.object({
  identifier: z.enum(identifiers),
  recommended: z.boolean(),
  /** The HR system's field that holds it; null where none does yet. */
  source: z.string().nullable(),
  /** Fields that may hold it, best first, where the HR system has none of its own. */
  suggestions: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      filled: z.int(),
      distinct: z.int(),
      samples: z.array(z.string()),
    }),
  ),
  people: z.int(),
  filled: z.int(),
  duplicates: z.array(z.object({ value: z.string(), names: z.array(z.string()) })),
  portalDuplicates: z.array(z.object({ value: z.string(), names: z.array(z.string()) })),
  odd: z.array(z.object({ value: z.string(), name: z.string(), why: z.string() })),
  reused: z.array(z.object({ value: z.string(), record: z.string(), person: z.string() })),
  lookAlikes: z.array(z.object({ record: z.string(), person: z.string(), why: z.string() })),
  lostLeadingZeros: z.array(z.object({ record: z.string(), person: z.string() })),
  matched: z.int(),
  unmatchedRecords: z.int(),
  unmatchedPeople: z.int(),
})
export type IdentifierReport = z.infer<typeof identifierReport>

export const filterTrial = z.object({
  total: z.int(),
  inScope: z.int(),
  in: z.array(z.string()),
  out: z.array(z.string()),
  found: z.array(z.object({ name: z.string(), inScope: z.boolean(), because: z.string().nullable() })),
})
export type FilterTrial = z.infer<typeof filterTrial>

export const mappingTrial = z.object({
  rows: z.array(
    z.object({
      attribute: z.string(),
      samples: z.array(
        z.object({
          source: z.string().nullable(),
          value: z.string().nullable(),
          problem: z.string().nullable(),
        }),
      ),
      filled: z.int(),
      people: z.int(),
      unmappedValues: z.array(z.object({ value: z.string(), people: z.int() })),
    }),
  ),
})
export type MappingTrial = z.infer<typeof mappingTrial>

const perBucket = z.partialRecord(z.enum(buckets), z.int())
export const settingsTrial = z.object({
  /** Other people or fields are chosen: only the next fetch can show what that means. */
  fetchNeeded: z.boolean(),
  before: perBucket,
  after: perBucket,
  lines: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      before: z.enum(buckets).nullable(),
      after: z.enum(buckets).nullable(),
    }),
  ),
  total: z.int(),
})
export type SettingsTrial = z.infer<typeof settingsTrial>

export const suggestedSource = z.object({
  attribute: z.string(),
  /** `custom:<id>` */
  source: z.string(),
  label: z.string(),
  transform,
  /** From 0 to 1; nothing is mapped by it before somebody says so. */
  confidence: z.number(),
  reasons: z.array(z.enum(['name', 'always filled', 'mostly filled', 'unique', 'days'])),
  samples: z.array(z.string()),
})
export type SuggestedSource = z.infer<typeof suggestedSource>

export const discovery = z.object({
  snapshot: snapshot.nullable(),
  fields: z.array(availableField.extend({ statistic: fieldStatistic.nullable() })),
})
export type Discovery = z.infer<typeof discovery>

const one = '/companies/{company}/connections/{connection}'

export const settingsEndpoints = endpoints({
  [`GET ${one}/discovery` as const]: {
    summary: 'Fields with fill rate and samples, from the set-up area or the newest snapshot',
    audience: 'admin',
    response: discovery,
  },
  [`GET ${one}/dimensions` as const]: {
    summary: 'Groups the filter can use, with their values and head counts',
    audience: 'admin',
    response: z.array(
      z.object({
        field: z.string(),
        label: z.string(),
        values: z.array(z.object({ value: z.string().nullable(), people: z.int() })),
      }),
    ),
  },
  [`POST ${one}/filter-trial` as const]: {
    summary: 'Who would be in and out by this filter',
    audience: 'admin',
    body: z.object({ filter: scopingFilter, search: z.string().max(100).optional() }),
    response: filterTrial,
  },
  [`POST ${one}/mapping-trial` as const]: {
    summary: 'What these mappings make of real people',
    audience: 'admin',
    body: z.object({ mapping: z.array(attributeMapping) }),
    response: mappingTrial,
  },
  [`POST ${one}/settings-trial` as const]: {
    summary: 'What other settings would make of the newest fetch, before they are saved',
    audience: 'admin',
    body: z.object({ settings: connectionSettings }),
    response: settingsTrial,
  },
  [`GET ${one}/mapping-suggestions` as const]: {
    summary: 'Fields of the HR system’s own that may fill what it does not tell by itself, with a confidence',
    audience: 'admin',
    response: z.array(suggestedSource),
  },
  [`GET ${one}/identifiers` as const]: {
    summary: 'Dry report of each identifier',
    audience: 'admin',
    query: z.object({ employeeNumberSource: z.string().optional() }),
    response: z.array(identifierReport),
  },
  [`GET ${one}/legal-entity-values` as const]: {
    summary: 'Values of a field with head counts and suggested legal entities',
    audience: 'admin',
    query: z.object({ source: z.string() }),
    response: z.array(
      z.object({
        value: z.string(),
        people: z.int(),
        suggestedId: z.string().nullable(),
        why: z.string().nullable(),
      }),
    ),
  },
  [`PUT ${one}/settings` as const]: {
    summary: 'Save settings as the next revision; `revision` is the one that was read',
    audience: 'admin',
    body: z.object({ revision: z.int(), settings: connectionSettings }),
    response: connection,
  },
  [`POST ${one}/earlier-settings` as const]: {
    summary: 'Take over the settings of the earlier connection',
    audience: 'admin',
    response: connection,
  },
})
