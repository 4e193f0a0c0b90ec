import {
  asText,
  at,
  isEmpty,
  isObject,
  type JsonObject,
  listOf,
  type Reader,
  ReadProblem,
} from '#connector-kit'
import { jobs, ofWorker, organizations, primaryJob } from './worker-parts.ts'

/** The name of the organisation of a type that a worker belongs to; absent where none of the type came. */
export function organizationOf(type: string): Reader<string | null> {
  return ofWorker([jobs, organizations], (allJobs, all) => organizationName(type, allJobs, all))
}

/** The organisation of the primary job, else of the worker. Several of one type are shown, never chosen from. */
export function organizationName(type: string, allJobs: unknown, all: unknown): string | null | undefined {
  const ofJob = namesOf(organizationsOfJob(allJobs), type)
  const names = ofJob.length > 0 ? ofJob : namesOf(listOf(all), type)
  if (names.length > 1)
    throw new ReadProblem(
      'bad-value',
      `There are ${names.length} organisations of the type ${type}: ${names.join(', ')}.`,
    )
  return names[0] === '' ? null : names[0]
}

/** The types of a worker's organisations, in capitals as Workday's own are. */
export function organizationTypes(allJobs: unknown, all: unknown): readonly string[] {
  return [...organizationsOfJob(allJobs), ...listOf(all)].flatMap((one) => typeOf(one) ?? [])
}

function organizationsOfJob(allJobs: unknown): readonly unknown[] {
  const job = primaryJob(allJobs)
  return job === undefined ? [] : listOf(at(job, 'Position_Organizations_Data.Position_Organization_Data'))
}

function namesOf(all: readonly unknown[], type: string): readonly string[] {
  const names = all
    .filter((one) => typeOf(one) === type)
    .map((one) => at(one, 'Organization_Data.Organization_Name'))
    .filter((name) => name !== undefined)
  return [...new Set(names.map((name) => (isEmpty(name) ? '' : asText(name))))]
}

function typeOf(one: unknown): string | undefined {
  const type = isObject(one) ? at(one, 'Organization_Data.Organization_Type_Reference') : undefined
  const id = isObject(type) ? (type as JsonObject)['Organization_Type_ID'] : undefined
  return typeof id === 'string' ? id.toUpperCase() : undefined
}
