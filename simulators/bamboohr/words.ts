import type { EmploymentType } from '#model/employee.ts'
import type { LeaverReason } from '../company/person.ts'

export const typeWords: Readonly<Record<EmploymentType, string>> = {
  'employee-full-time': 'Full-Time',
  'employee-part-time': 'Part-Time',
  contractor: 'Contractor',
  intern: 'Intern',
  apprentice: 'Apprentice',
  temporary: 'Temporary',
  other: 'Other',
}

/** The same list says that somebody is away or gone, and then no longer what their contract is. */
export const leaveWord = 'Leave of Absence'
export const terminatedWord = 'Terminated'

export const reasonWords: Readonly<Record<LeaverReason, { type: string; reason: string }>> = {
  resignation: { type: 'Resignation (Voluntary)', reason: 'Other employment' },
  dismissal: { type: 'Termination (Involuntary)', reason: 'Performance' },
  'end-of-contract': { type: 'Termination (Involuntary)', reason: 'End of Season' },
  retirement: { type: 'Retirement', reason: 'Retirement' },
  other: { type: 'Resignation (Voluntary)', reason: 'Other' },
}

export const countryWords: Readonly<Record<string, string>> = {
  NO: 'Norway',
  SE: 'Sweden',
  DE: 'Germany',
  GB: 'United Kingdom',
}
