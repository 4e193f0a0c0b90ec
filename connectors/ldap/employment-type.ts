import { decode, fromPaths, isEmpty, ReadProblem } from '#connector-kit'

/** The words are each company's own; these are usual ones. Full and part time are seldom told. */
const types = {
  Employee: 'other',
  Permanent: 'other',
  Staff: 'other',
  'Full time': 'employee-full-time',
  'Full-time': 'employee-full-time',
  FullTime: 'employee-full-time',
  'Part time': 'employee-part-time',
  'Part-time': 'employee-part-time',
  PartTime: 'employee-part-time',
  Contractor: 'contractor',
  Consultant: 'contractor',
  External: 'contractor',
  Vendor: 'contractor',
  Freelancer: 'contractor',
  Intern: 'intern',
  Trainee: 'intern',
  Apprentice: 'apprentice',
  Temporary: 'temporary',
  Temp: 'temporary',
  Seasonal: 'temporary',
  Other: 'other',
} as const

/** `employeeType`, which the standard lets have several values. */
export const employmentType = fromPaths(['employeeType'], (value) => {
  if (Array.isArray(value))
    throw new ReadProblem('bad-value', `“employeeType” has ${value.length} values; none of them was chosen.`)
  return isEmpty(value) ? null : decode(value, types)
})
