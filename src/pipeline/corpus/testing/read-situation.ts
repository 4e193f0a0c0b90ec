import { defaultSettings, startingMapping } from '#model/default-settings.ts'
import type { Employee } from '#model/employee.ts'
import type { LegalEntity, PersonLink, PersonValues } from '#model/person.ts'
import type { PlanningInput, RegisteredPerson } from '#model/planning.ts'
import type { ConnectionSettings } from '#model/settings.ts'
import { businessDays } from '../../business-days.ts'
import { selectInScope } from '../../scope/select-in-scope.ts'
import type { Facts, Look, PortalFacts, Rules, Situation } from '../situation.ts'

const connectionId = 'hr'

const attributes: Readonly<Record<string, keyof Facts>> = {
  givenName: 'given',
  familyName: 'family',
  employeeNumber: 'number',
  workEmail: 'mail',
  title: 'title',
  department: 'department',
  country: 'country',
  employmentType: 'type',
  employmentStatus: 'status',
  originalHireDate: 'first',
  startDate: 'since',
  rehireDate: 'again',
  lastWorkingDay: 'lastWorking',
  endDate: 'last',
  legalEntity: 'entity',
  manager: 'manager',
  birthDate: 'born',
}

/** What the pure stages are given for the first look at a situation. */
export function readSituation(situation: Situation): PlanningInput {
  const { portal = {}, linked = {}, colleagues = 0 } = situation
  const crowd = Array.from({ length: colleagues }, (_, n) => colleague(n))
  const isLinked = new Set(Object.values(linked))
  const people = Object.entries(portal).map(([id, facts]) => readPerson(id, facts, isLinked.has(id)))
  const links = Object.entries(linked).map(([externalId, personId]) =>
    linkOf(externalId, personId, situation.ended),
  )
  const input: PlanningInput = {
    connectionId,
    settings: readRules(situation.rules ?? {}),
    employees: [],
    outsideFilter: new Set(),
    outsideFilterCount: 0,
    snapshot: { complete: situation.incomplete !== true, unreadable: situation.unreadable ?? 0, people: 0 },
    people: [...people, ...crowd.map((facts, n) => readPerson(`colleague${n}`, facts, true))],
    links: [...links, ...crowd.map((_, n) => linkOf(`c${n}`, `colleague${n}`))],
    linkedElsewhere: new Map(
      Object.keys(portal).flatMap((id) =>
        portal[id]?.elsewhere === true ? [[id, 'Another HR system']] : [],
      ),
    ),
    decisions: [],
    legalEntities: entitiesOf(situation),
    days: { company: '2026-03-15', byLegalEntity: {} },
    ...(situation.outsideBefore === undefined ? {} : { outsideBefore: new Set(situation.outsideBefore) }),
  }
  return readLook(input, situation, situation)
}

/** The same company at another look: another day, what the HR system says then, what was decided meanwhile. */
export function readLook(before: PlanningInput, look: Look, situation: Situation): PlanningInput {
  const { colleagues = 0, outside = [], zones = {} } = situation
  const crowd = Array.from({ length: colleagues }, (_, n): [string, Facts] => [`c${n}`, colleague(n)])
  const feed = look.feed ?? situation.feed ?? {}
  const records = [...Object.entries(feed), ...crowd].map(([id, facts]) => readRecord(id, facts))
  const employees = records.filter((one) => selectInScope(one, before.settings.filter).inScope)
  const left = records.filter((one) => !employees.includes(one)).map((one) => one.externalId)
  const known = new Set(before.links.map((link) => link.externalId))
  const days =
    look.at === undefined
      ? { company: look.today ?? situation.today ?? '2026-03-15', byLegalEntity: {} }
      : businessDays(new Date(look.at), zones['company'] ?? 'UTC', before.legalEntities)
  return {
    ...before,
    employees,
    outsideFilter: new Set([...outside, ...left].filter((id) => known.has(id))),
    outsideFilterCount: outside.length + left.length,
    snapshot: { ...before.snapshot, people: records.length + outside.length },
    decisions: (look.decisions ?? []).map(([externalId, personId, decision]) => ({
      externalId,
      personId,
      decision,
    })),
    days,
  }
}

function readRules(rules: Rules): ConnectionSettings {
  const { lines = [], clear = [], owners = {} } = rules
  const start = defaultSettings(
    Object.keys(attributes).map((id) => (id === 'manager' ? 'managerExternalId' : id)),
  )
  const own = lines.map((line) => ({ ...startingMapping(line.attribute, null), ...line }))
  const usual = [...start.mapping, startingMapping('birthDate', 'birthDate')].filter(
    (line) => !own.some((other) => other.attribute === line.attribute),
  )
  return {
    ...start,
    identifier: rules.identifier ?? 'employeeNumber',
    legalEntity: rules.legalEntity ?? { kind: 'none' },
    filter: rules.filter ?? [],
    mapping: [...usual, ...own].map((line) => ({
      ...line,
      owner: owners[line.attribute] ?? line.owner,
      whenEmpty: clear.includes(line.attribute) ? 'clear' : line.whenEmpty,
    })),
  }
}

function readRecord(externalId: string, facts: Facts): Employee {
  const values = valuesOf({ status: 'active', ...facts })
  const coded = (value: string | null) => (value === null ? null : { value, source: value })
  const { manager, ...rest } = values
  return {
    externalId,
    ...rest,
    ...(manager === undefined ? {} : { managerExternalId: manager }),
    ...('employmentType' in values ? { employmentType: coded(values['employmentType'] ?? null) } : {}),
    ...('employmentStatus' in values ? { employmentStatus: coded(values['employmentStatus'] ?? null) } : {}),
    ...(facts.custom === undefined ? {} : { custom: facts.custom }),
  } as Employee
}

function readPerson(id: string, facts: PortalFacts, linked: boolean): RegisteredPerson {
  const { left, byHand = {} } = facts
  const told = valuesOf(left === undefined ? facts : { last: left, ...facts, status: 'terminated' })
  const status = left === undefined ? (facts.status ?? 'active') : 'terminated'
  const written = { ...told, employmentStatus: status }
  const values: PersonValues = { ...written, ...valuesOf(byHand) }
  return {
    id,
    version: 1,
    status: byHand.status ?? status,
    values,
    periods: [
      {
        startDate: values['startDate'] ?? null,
        endDate: values['endDate'] ?? null,
        legalEntityId: values['legalEntity'] ?? null,
      },
    ],
    awards: facts.awards === true ? { plans: ['LTIP 2024'], unvested: '120', vested: '40' } : null,
    lastFromHr: linked ? written : {},
  }
}

function valuesOf(facts: Facts): Record<string, string | null> {
  const names = facts.name === undefined ? {} : splitName(facts.name)
  const all: Facts = { ...names, ...facts }
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([id, fact]) =>
      all[fact] === undefined ? [] : [[id, all[fact] as string | null]],
    ),
  )
}

function splitName(name: string): Facts {
  const at = name.lastIndexOf(' ')
  return at === -1 ? { family: name } : { given: name.slice(0, at), family: name.slice(at + 1) }
}

function colleague(n: number): Facts {
  return {
    name: `Kollega Nr${n + 1}`,
    number: `7${String(n).padStart(4, '0')}`,
    mail: `kollega.nr${n + 1}@fjord.example`,
    since: '2017-01-01',
    title: 'Analyst',
  }
}

function linkOf(externalId: string, personId: string, ended: readonly string[] = []): PersonLink {
  const link = { connectionId, externalId, personId }
  return ended.includes(externalId) ? { ...link, ended: true } : link
}

function entitiesOf({ rules, zones = {} }: Situation): LegalEntity[] {
  const rule = rules?.legalEntity
  const ids = Object.keys(zones).filter((id) => id !== 'company')
  if (rule?.kind === 'by-value') ids.push(...Object.values(rule.values))
  return [...new Set(ids)]
    .filter((id) => !id.startsWith('deleted'))
    .map((id) => ({ id, name: id, organisationNumber: null, country: null, timeZone: zones[id] ?? null }))
}
