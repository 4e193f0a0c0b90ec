import type { EmploymentType } from '#model/employee.ts'

/**
 * What companies usually write where a directory leaves the kind of employment to them; full and part time are
 * seldom told. A table for `coded` and `decode`, to which a connector adds the words of its own system.
 */
export const usualEmploymentTypes = {
  Employee: 'other',
  Permanent: 'other',
  'Full time': 'employee-full-time',
  'Full-time': 'employee-full-time',
  'Part time': 'employee-part-time',
  'Part-time': 'employee-part-time',
  Contractor: 'contractor',
  Consultant: 'contractor',
  External: 'contractor',
  Freelancer: 'contractor',
  Intern: 'intern',
  Trainee: 'intern',
  Apprentice: 'apprentice',
  Temporary: 'temporary',
  Temp: 'temporary',
  Other: 'other',
} as const satisfies Record<string, EmploymentType>
