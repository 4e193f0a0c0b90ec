import { defaultSettings } from '#model/default-settings.ts'
import type { Employee } from '#model/employee.ts'
import type { Person, PersonLink, PersonValues } from '#model/person.ts'
import type { Plan, PlanItem } from '#model/plan.ts'
import type { PlanningInput, RegisteredPerson } from '#model/planning.ts'
import type { ConnectionSettings } from '#model/settings.ts'

export const today = '2026-03-15'
export const connectionId = 'north'

const available = [
  'employeeNumber',
  'givenName',
  'familyName',
  'workEmail',
  'title',
  'department',
  'employmentType',
  'employmentStatus',
  'originalHireDate',
  'startDate',
  'rehireDate',
  'lastWorkingDay',
  'endDate',
  'leaverReason',
  'legalEntity',
  'managerExternalId',
]

/** Settings of a test connection: everything as is, changed where a test says so. */
export function settings(changed: Partial<ConnectionSettings> = {}): ConnectionSettings {
  return { ...defaultSettings(available), ...changed }
}

/** Somebody who works, with number, name and e-mail made from `n`. */
export function record(n: number, changed: Partial<Employee> = {}): Employee {
  return {
    externalId: `e${n}`,
    employeeNumber: `00${n}`,
    givenName: `Given${n}`,
    familyName: `Family${n}`,
    workEmail: `person${n}@north.example`,
    title: 'Analyst',
    employmentType: { value: 'employee-full-time', source: 'FT' },
    employmentStatus: { value: 'active', source: 'Active' },
    startDate: '2020-01-01',
    endDate: null,
    ...changed,
  }
}

/** The person whom `record(n)` describes, as an earlier run left them. */
export function person(n: number, changed: Partial<RegisteredPerson> = {}): RegisteredPerson {
  const values: PersonValues = {
    employeeNumber: `00${n}`,
    givenName: `Given${n}`,
    familyName: `Family${n}`,
    workEmail: `person${n}@north.example`,
    title: 'Analyst',
    employmentType: 'employee-full-time',
    employmentStatus: 'active',
    startDate: '2020-01-01',
  }
  return {
    id: `p${n}`,
    version: 1,
    status: 'active',
    values,
    periods: [{ startDate: '2020-01-01', endDate: null, legalEntityId: null }],
    awards: null,
    lastFromHr: values,
    ...changed,
  }
}

/** A person with some values of their own; `byHand` of them were not written by the HR system. */
export function personWith(n: number, values: PersonValues, byHand: PersonValues = {}): RegisteredPerson {
  const base = person(n)
  return {
    ...base,
    values: { ...base.values, ...values, ...byHand },
    lastFromHr: { ...base.lastFromHr, ...values },
  }
}

export function link(n: number, personId = `p${n}`): PersonLink {
  return { connectionId, externalId: `e${n}`, personId }
}

export function planning(given: Partial<PlanningInput>): PlanningInput {
  const employees = given.employees ?? []
  return {
    connectionId,
    settings: settings(),
    employees,
    outsideFilter: new Set(),
    outsideFilterCount: 0,
    snapshot: { complete: true, unreadable: 0, people: employees.length },
    people: [],
    links: [],
    linkedElsewhere: new Map(),
    decisions: [],
    legalEntities: [],
    days: { company: today, byLegalEntity: {} },
    ...given,
  }
}

/** Everybody linked and unchanged, `from` to `to`: the base that shares are counted of. */
export function staff(from: number, to: number) {
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return {
    employees: numbers.map((n) => record(n)),
    people: numbers.map((n) => person(n)),
    links: numbers.map((n) => link(n)),
  }
}

export function itemOf(plan: Plan, key: string): PlanItem {
  const found = plan.items.find((item) => item.key === key)
  if (found === undefined)
    throw new Error(`no item ${key} among ${plan.items.map((item) => item.key).join(', ')}`)
  return found
}

/** Applies every line of a plan to the registry of its input, as the portal would. */
export function applied(input: PlanningInput, plan: Plan): PlanningInput {
  const people = new Map(input.people.map((one) => [one.id, one]))
  const links = new Map(input.links.map((one) => [`${one.connectionId} ${one.externalId}`, one]))
  const created = new Map(
    plan.items.filter((item) => item.action === 'create').map((item) => [item.key, `new-${item.externalId}`]),
  )
  for (const item of plan.items) {
    if (item.action === 'hold' || item.action === 'none') continue
    const id = item.personId ?? created.get(item.key) ?? ''
    people.set(id, written(item, id, people.get(id), created))
    if (item.externalId !== null)
      links.set(`${input.connectionId} ${item.externalId}`, {
        connectionId: input.connectionId,
        externalId: item.externalId,
        personId: id,
      })
  }
  return { ...input, people: [...people.values()], links: [...links.values()] }
}

function written(
  item: PlanItem,
  id: string,
  before: RegisteredPerson | undefined,
  created: ReadonlyMap<string, string>,
): RegisteredPerson {
  const changes = Object.fromEntries(
    item.changes.map((one) => [one.attribute, created.get(one.new ?? '') ?? one.new]),
  )
  const values = { ...before?.values, ...changes }
  const status = (changes['employmentStatus'] ?? before?.status ?? 'active') as Person['status']
  return {
    id,
    version: (before?.version ?? 0) + 1,
    status,
    values,
    periods: [{ startDate: item.effectiveDate, endDate: values['endDate'] ?? null, legalEntityId: null }],
    awards: before?.awards ?? null,
    lastFromHr: { ...before?.lastFromHr, ...changes },
  }
}
