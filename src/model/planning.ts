import type { Employee, LocalDate } from './employee.ts'
import type { LegalEntity, MatchDecision, Person, PersonLink, PersonValues } from './person.ts'
import type { Evidence, GuardVerdict, MatchCandidate, Plan, PlanItem, Situation } from './plan.ts'
import type { ConnectionSettings } from './settings.ts'

/** A person with what the last applied runs of this connection wrote, by attribute: tells hand edits apart. */
export type RegisteredPerson = Person & Readonly<{ lastFromHr: PersonValues }>

/** The calendar day where somebody is employed: by legal entity, else the company's. */
export type BusinessDays = Readonly<{
  company: LocalDate
  byLegalEntity: Readonly<Record<string, LocalDate>>
}>

/** Forms of the identifiers that are equal wherever they are the same or look alike; null where there is none. */
export type CoarseIdentifiers = Readonly<{ number: string | null; email: string | null }>

/**
 * A record of which nothing changes, and for how long that holds while the record, its person, the settings, the
 * decisions and who its manager is stay the same. Other records and people have no say in it.
 */
export type UnchangedRecord = Readonly<{
  externalId: string
  personId: string
  personVersion: number
  /** Whose calendar counts; null is the company's. */
  legalEntityId: string | null
  fromDay: LocalDate
  /** The first day on which something may happen. */
  untilDay: LocalDate | null
  /** The manager as the HR system tells it, and who that is. */
  managerRecord: string | null
  managerId: string | null
  hasLeft: boolean
  noIdentifier: boolean
  unknownManager: boolean
  record: CoarseIdentifiers
  person: CoarseIdentifiers
}>

/** Records of the snapshot of which it is known that they change nothing: counted, and looked at no more. */
export type KnownUnchanged = Readonly<{
  records: number
  /** Of their people those who are employed. */
  employed: number
  withoutIdentifier: number
  unknownManagers: number
}>

/** Everything a plan is made from. Pure stages read nothing else; the order of the arrays never matters. */
export type PlanningInput = Readonly<{
  connectionId: string
  settings: ConnectionSettings
  /** Records of the snapshot inside the filter. */
  employees: readonly Employee[]
  /** Those of them that are left out of `employees`, with their people, since they change nothing. */
  rest?: KnownUnchanged
  /** Linked external ids that the HR system reported but the filter leaves out. */
  outsideFilter: ReadonlySet<string>
  /** Records outside the filter in all, linked or not. */
  outsideFilterCount: number
  /**
   * Linked external ids that were outside the filter when a run was last applied: known, so no longer counted as
   * leaving scope. Without it everybody outside counts.
   */
  outsideBefore?: ReadonlySet<string>
  /** `people` are all records that could be read, inside the filter and outside. Only a complete snapshot may make anybody leave or go missing. */
  snapshot: Readonly<{ complete: boolean; unreadable: number; people: number }>
  /** Everybody in the registry who is not withdrawn. */
  people: readonly RegisteredPerson[]
  links: readonly PersonLink[]
  /** People whom another active connection keeps, with its name; they are proposed, never linked by themselves. */
  linkedElsewhere: ReadonlyMap<string, string>
  /** People about whom another connection asks whether they are somebody it has read, by that connection's name. */
  awaitedElsewhere?: ReadonlyMap<string, string>
  decisions: readonly MatchDecision[]
  legalEntities: readonly LegalEntity[]
  days: BusinessDays
}>

/** One attribute's value as the mapping made it. An attribute that was not supplied is not in the list. */
export type MappedValue = Readonly<{
  attribute: string
  value: string | null
  source: Readonly<{ field: string; value: string | null }> | null
  /** The rule in short, e.g. `as is`, `table`, `join " "`. */
  rule: string
  /** A source that comes first was not supplied: the value may fill an empty one and never changes a filled one. */
  partial?: true
}>

/**
 * What could not be mapped. It blocks its person and is listed as a task, except an unknown manager and an unreadable
 * telephone number or country: those leave the field as it is and are said beside the line.
 */
export type MappingProblem = Readonly<{
  attribute: string
  code: 'unmapped value' | 'bad date' | 'unknown manager' | 'unknown legal entity' | 'unreadable value'
  value: string
}>

export type MappedEmployee = Readonly<{
  employee: Employee
  values: readonly MappedValue[]
  problems: readonly MappingProblem[]
}>

/** Which person a record is, with the evidence that says so. */
export type Match = Readonly<{
  externalId: string | null
  personId: string | null
  situation: Situation
  evidence: readonly Evidence[]
  /** Filled for disputed and proposed pairs, best first. */
  candidates: readonly MatchCandidate[]
  /** `handed over`: another connection keeps this person since; `superseded`: an older record of a person whom a newer record describes. */
  note?: 'superseded' | 'no identifier' | 'shared identifier' | 'handed over'
}>

export type { GuardVerdict, Plan, PlanItem }
