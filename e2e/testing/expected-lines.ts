import type { Bucket } from '#model/plan.ts'
import { makeCompany } from '../../simulators/company/company.ts'
import type { EventKind, LifeEvent } from '../../simulators/company/life.ts'
import { statusOn } from '../../simulators/company/person.ts'

/** Where the people of the simulated company must stand once it has lived from one day to another. */
export function expectedLines(people: number, fromDay: string, toDay: string) {
  const company = makeCompany({ people })
  const after = company.on(toDay)
  const events = company.expectedEvents(fromDay, toDay).filter((event) => {
    // The journey's filter leaves out the contract type "Other".
    return after.byExternalId(event.externalId)?.employmentType !== 'other'
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
