import { awards } from './awards.ts'
import { conversions } from './conversions.ts'
import { eMails } from './e-mails.ts'
import { employeeNumbers } from './employee-numbers.ts'
import { filters } from './filters.ts'
import { futureDates } from './future-dates.ts'
import { guards } from './guards.ts'
import { handOvers } from './hand-overs.ts'
import { leavers } from './leavers.ts'
import { legalEntities } from './legal-entities.ts'
import { mailboxesAndPlaceholders } from './mailboxes-and-placeholders.ts'
import { mergesAndSplits } from './merges-and-splits.ts'
import { missingAndEmpty } from './missing-and-empty.ts'
import { names } from './names.ts'
import { ownership } from './ownership.ts'
import { rehires } from './rehires.ts'
import { reusedIds } from './reused-ids.ts'
import type { Theme } from './situation.ts'
import { timeZones } from './time-zones.ts'
import { values } from './values.ts'

/** Every situation, by theme. */
export const corpus: readonly Theme[] = [
  employeeNumbers,
  eMails,
  names,
  rehires,
  conversions,
  leavers,
  futureDates,
  timeZones,
  legalEntities,
  filters,
  missingAndEmpty,
  values,
  ownership,
  mergesAndSplits,
  handOvers,
  reusedIds,
  mailboxesAndPlaceholders,
  guards,
  awards,
]
