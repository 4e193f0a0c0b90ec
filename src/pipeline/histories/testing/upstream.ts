import { addDays, type HrRecord, newcomer } from './hr-record.ts'
import type { UpstreamStep } from './steps.ts'

/** The HR system's own people, and what was taken out of its list. */
export type Upstream = Readonly<{
  records: readonly HrRecord[]
  removed: readonly HrRecord[]
  humans: number
  ids: number
}>

type Edited = Readonly<{ upstream: Upstream; told: string }>

export function beginUpstream(people: number): Upstream {
  const records = Array.from({ length: people }, (_, human) => newcomer(human, `e${human}`))
  return { records, removed: [], humans: people, ids: people }
}

export function nameOf({ givenName, familyName, externalId }: HrRecord): string {
  return `${givenName} ${familyName} (${externalId})`
}

const otherTitles = ['Engineer', 'Lead', 'Adviser', 'Analyst']

/** What HR does on a day; undefined where there is nobody to do it to. */
export function editUpstream(before: Upstream, step: UpstreamStep, today: string): Edited | undefined {
  if (step.do === 'hire')
    return hire(before, newcomer(before.humans, `e${before.ids}`, addDays(today, step.inDays)))
  if (step.do === 'bring back') return bringBack(before, step.who)
  const record = before.records[step.who % Math.max(1, before.records.length)]
  if (record === undefined) return undefined
  const patched = (patch: Partial<HrRecord>, told: string): Edited => ({
    upstream: replaced(before, record, { ...record, ...patch }),
    told: `${nameOf(record)} ${told}`,
  })
  switch (step.do) {
    case 'change':
      return patched(otherValue(record, step.field, before), `has another ${step.field}`)
    case 'empty':
      return patched({ [step.field]: null }, `has an empty ${step.field}`)
    case 'withhold':
      return patched(
        { withheld: [...new Set([...record.withheld, step.field])] },
        `is sent without ${step.field}`,
      )
    case 'terminate': {
      if (step.inDays === null)
        return patched({ status: 'terminated', endDate: null }, 'is terminated without a date')
      const asked = addDays(today, step.inDays)
      const endDate = asked < record.startDate ? record.startDate : asked
      return patched(endsOn(endDate, today), `ends on ${endDate}`)
    }
    case 'take the leaving back':
      return patched({ status: 'active', endDate: null, withheld: [] }, 'is active without an end')
    case 'go on leave':
      return record.status === 'terminated' ? undefined : patched({ status: 'leave' }, 'goes on leave')
    case 'remove':
      return {
        upstream: {
          ...before,
          records: before.records.filter((one) => one !== record),
          removed: [record, ...before.removed],
        },
        told: `${nameOf(record)} is removed from the list`,
      }
    case 'rehire':
      return rehire(before, record, step.newNumber, today)
    case 'convert':
    case 'duplicate':
      return secondRecord(before, record, { do: step.do, newNumber: step.newNumber }, today)
    case 'reuse the number':
      return hire(before, {
        ...newcomer(before.humans, `e${before.ids}`, addDays(today, -3)),
        employeeNumber: record.employeeNumber,
      })
    case 'reuse the id':
      return {
        upstream: {
          ...replaced(before, record, newcomer(before.humans, record.externalId, addDays(today, -3))),
          humans: before.humans + 1,
        },
        told: `the id of ${nameOf(record)} is given to ${nameOf(newcomer(before.humans, record.externalId))}`,
      }
  }
}

function hire(before: Upstream, record: HrRecord): Edited {
  return {
    upstream: {
      ...before,
      records: [...before.records, record],
      humans: before.humans + 1,
      ids: before.ids + 1,
    },
    told: `${nameOf(record)} is hired from ${record.startDate}, number ${record.employeeNumber}`,
  }
}

function bringBack(before: Upstream, who: number): Edited | undefined {
  const record = before.removed[who % Math.max(1, before.removed.length)]
  if (record === undefined || before.records.some((one) => one.externalId === record.externalId))
    return undefined
  const removed = before.removed.filter((one) => one !== record)
  return {
    upstream: { ...before, records: [...before.records, record], removed },
    told: `${nameOf(record)} is in the list again`,
  }
}

/** The same record, employed anew. */
function rehire(before: Upstream, record: HrRecord, newNumber: boolean, today: string): Edited | undefined {
  if (record.endDate === null || record.endDate >= today || record.endDate < record.startDate)
    return undefined
  const startDate =
    addDays(record.endDate, 1) > today
      ? today
      : addDays(today, -1) > record.endDate
        ? addDays(today, -1)
        : today
  const number = newNumber ? `${record.employeeNumber ?? ''}8` : record.employeeNumber
  const anew = {
    ...record,
    status: 'active' as const,
    startDate,
    endDate: null,
    employeeNumber: number,
    withheld: [],
  }
  return {
    upstream: replaced(before, record, anew),
    told: `${nameOf(record)} is employed again from ${startDate}`,
  }
}

/** A new record of the same human being: beside the old one, or instead of it. */
function secondRecord(
  before: Upstream,
  record: HrRecord,
  step: Readonly<{ do: 'convert' | 'duplicate'; newNumber: boolean }>,
  today: string,
): Edited {
  const number = step.newNumber ? `${record.employeeNumber ?? ''}9` : record.employeeNumber
  const second = {
    ...record,
    externalId: `e${before.ids}`,
    employeeNumber: number,
    status: 'active' as const,
    endDate: null,
    ...(step.do === 'convert' ? { startDate: today } : {}),
  }
  const old = { ...record, ...endsOn(addDays(today, -1), today) }
  const kept = step.do === 'convert' ? replaced(before, record, old) : before
  return {
    upstream: { ...kept, records: [...kept.records, second], ids: before.ids + 1 },
    told: `${nameOf(record)} has a second record, ${second.externalId}${step.do === 'convert' ? ', and the first one ends' : ''}`,
  }
}

function endsOn(endDate: string, today: string): Pick<HrRecord, 'status' | 'endDate'> {
  return { status: endDate < today ? 'terminated' : 'active', endDate }
}

function otherValue(record: HrRecord, field: string, { records }: Upstream): Partial<HrRecord> {
  switch (field) {
    case 'title':
      return {
        title: otherTitles[(otherTitles.indexOf(record.title ?? '') + 1) % otherTitles.length] ?? null,
      }
    case 'department':
      return { department: record.department === 'Finance' ? 'Sales' : 'Finance' }
    case 'legalEntity':
      return { legalEntity: record.legalEntity === 'North' ? 'South' : 'North' }
    case 'familyName':
      return { familyName: `${record.familyName}-Gran` }
    case 'workEmail':
      return {
        workEmail: `x${records.length}${record.workEmail ?? `${record.givenName.toLowerCase()}@north.example`}`,
      }
    default:
      return { employeeNumber: `${record.employeeNumber ?? '00'}${records.length % 10}` }
  }
}

function replaced(before: Upstream, old: HrRecord, next: HrRecord): Upstream {
  return { ...before, records: before.records.map((one) => (one === old ? next : one)) }
}
