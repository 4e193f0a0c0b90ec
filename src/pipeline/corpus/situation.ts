import type { EmploymentStatus, EmploymentType, LocalDate, Scalar } from '#model/employee.ts'
import type { MatchDecision } from '#model/person.ts'
import type { Bucket, GuardId, GuardVerdict, ItemFlag, PersonEvent } from '#model/plan.ts'
import type {
  AttributeMapping,
  Identifier,
  LegalEntityRule,
  Ownership,
  ScopingFilter,
} from '#model/settings.ts'

/** What is known of somebody, in short. A fact that is not there was not sent; `null` was sent empty. */
export type Facts = Readonly<{
  /** Given name and, after the last space, family name; or each for itself. */
  name?: string
  given?: string | null
  family?: string | null
  number?: string | null
  mail?: string | null
  title?: string | null
  department?: string | null
  country?: string | null
  type?: EmploymentType | null
  status?: EmploymentStatus | null
  /** First day of all, of the present contract, and after a return. */
  first?: LocalDate | null
  since?: LocalDate | null
  again?: LocalDate | null
  lastWorking?: LocalDate | null
  last?: LocalDate | null
  /** What the HR system calls the legal entity; of a person in the portal, its id. */
  entity?: string | null
  /** Of a record the manager's id in the HR system; of a person in the portal, the person. */
  manager?: string | null
  born?: LocalDate | null
  custom?: Readonly<Record<string, Scalar>>
}>

/** Somebody in the portal. `left`: the last day of an employment that the portal has ended. */
export type PortalFacts = Facts &
  Readonly<{
    left?: LocalDate
    awards?: true
    /** Facts that somebody changed by hand since the last run. */
    byHand?: Facts
    /** Another connection keeps this person. */
    elsewhere?: true
  }>

/** What the preview is to show of one record or person. */
export type Outcome = Readonly<{
  is: Bucket | 'unchanged' | 'left before'
  /** Whose line it is; of a match that waits, nobody's. */
  who?: string
  event?: PersonEvent
  because?: string
  /** Attributes that would change: all of them where the bucket is "changed". */
  fields?: readonly string[]
  /** Some of the new values, where their spelling matters. */
  writes?: Readonly<Record<string, string | null>>
  /** Already filled in as a match, or only offered. */
  proposes?: string
  offers?: readonly string[]
  /** Who the record really is, where only a person can know: somebody of the portal, or nobody there. */
  truly?: string | 'nobody'
  flags?: readonly ItemFlag[]
  /** Not ticked by itself: the whole line, or some fields of it. */
  unticked?: true | readonly string[]
  day?: LocalDate
  daysLate?: number
  finding?: string
}>

/** What differs from the settings that every connection begins with. */
export type Rules = Readonly<{
  identifier?: Identifier
  clear?: readonly string[]
  owners?: Readonly<Record<string, Ownership>>
  lines?: readonly (Pick<AttributeMapping, 'attribute' | 'sources'> & Partial<AttributeMapping>)[]
  legalEntity?: LegalEntityRule
  filter?: ScopingFilter
}>

/** One look at the preview: what the HR system says on a day, and what is to be seen. */
export type Look = Readonly<{
  today?: LocalDate
  /** An instant instead of a day, where time zones decide. */
  at?: string
  feed?: Readonly<Record<string, Facts>>
  decisions?: readonly (readonly [record: string, person: string, MatchDecision['decision']])[]
  expect: Readonly<Record<string, Outcome>>
}>

/** A situation with its outcome. Further looks follow after everything that could be ticked was applied. */
export type Situation = Look &
  Readonly<{
    title: string
    portal?: Readonly<Record<string, PortalFacts>>
    /** Who a record was linked to before, by the HR system's id. */
    linked?: Readonly<Record<string, string>>
    /** Of these the records whose person was handed over to another connection. */
    ended?: readonly string[]
    /** Records that the HR system has outside the filter, and those that were so before. */
    outside?: readonly string[]
    outsideBefore?: readonly string[]
    incomplete?: true
    unreadable?: number
    /** So many colleagues more, linked and unchanged. */
    colleagues?: number
    rules?: Rules
    /** Time zone by legal entity; `company` is the company's own. */
    zones?: Readonly<Record<string, string>>
    held?: Readonly<Partial<Record<GuardId, GuardVerdict['verdict']>>>
    afterwards?: readonly Look[]
  }>

export type Theme = Readonly<{ title: string; about: string; situations: readonly Situation[] }>
