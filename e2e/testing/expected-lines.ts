import type { Bucket } from '#model/plan.ts'
import { makeCompany } from '../../simulators/company/company.ts'
import type { EventKind, LifeEvent } from '../../simulators/company/life.ts'
import { statusOn } from '../../simulators/company/person.ts'

type Days = Readonly<{
  /** When everybody was read last. */
  readDay: string
  /** Leavings until then were synchronised, for their dates were known. */
  knownUntilDay: string
  day: string
}>

/** Where the people of the simulated company must stand in a preview of the day. */
export function expectedLines(people: number, { readDay, knownUntilDay, day: toDay }: Days) {
  const company = makeCompany({ people })
  const after = company.on(toDay)
  const events = company.expectedEvents(readDay, toDay).filter(({ kind, day, externalId }) => {
    // The journey's filter leaves out the contract type "Other".
    const outside = after.byExternalId(externalId)?.employmentType === 'other'
    return !outside && !(kind === 'ended' && day < knownUntilDay)
  })

  function bucketOf({ kind, externalId }: LifeEvent): Bucket {
    const person = after.byExternalId(externalId)
    const status = person === null ? 'terminated' : statusOn(person, toDay)
    switch (kind) {
      case 'joined':
      case 'started':
        return status === 'pending' ? 'coming up' : 'new'
      case 'hired-later':
      case 'leaving-later':
        return 'coming up'
      case 'left':
      case 'ended':
        return status === 'terminated' ? 'leaving' : 'coming up'
      case 'returned':
        return 'returning'
      case 'returned-as-new':
        return 'needs a match'
      case 'vanished':
        return 'no longer visible'
      default:
        return 'changed'
    }
  }

  return {
    /** Ids of the HR system by the bucket that they belong into. */
    in: (bucket: Bucket) =>
      events.filter((event) => bucketOf(event) === bucket).map((event) => event.externalId),
    of: (kind: EventKind) => events.filter((event) => event.kind === kind).map((event) => event.externalId),
  }
}
