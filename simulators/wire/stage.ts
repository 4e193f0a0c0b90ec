import type { Company, CompanyOnDay } from '../company/company.ts'
import type { ActiveFaults } from './answer.ts'
import { type Listing, listPeople, shifted } from './listing.ts'

/** What an HR system plays on: the company, its today, and the faults that are on. */
export type Stage = Readonly<{ company: Company; today(): CompanyOnDay; faults: ActiveFaults }>

/** One page of people; every page after the first can be shifted by a change in between. */
export function pageOf(stage: Stage, secret: string, from: number, size: number): Listing {
  const listing = listPeople(stage.today(), stage.faults, secret, size)
  const shift = stage.faults.find('shifted-page', secret)
  return shift !== null && from > 0 ? shifted(listing, shift.by ?? 1) : listing
}

/** The field that is withheld from this caller, in the HR system's own words. */
export function withheld(stage: Stage, secret: string, example: string): string | null {
  const fault = stage.faults.find('withheld-field', secret)
  return fault === null ? null : (fault.field ?? example)
}
