import { decode, fromPaths, isEmpty, ReadProblem, usualEmploymentTypes } from '#connector-kit'

const types = {
  ...usualEmploymentTypes,
  Staff: 'other',
  FullTime: 'employee-full-time',
  PartTime: 'employee-part-time',
  Vendor: 'contractor',
  Seasonal: 'temporary',
} as const

/** `employeeType`, which the standard lets have several values. */
export const employmentType = fromPaths(['employeeType'], (value) => {
  if (Array.isArray(value))
    throw new ReadProblem('bad-value', `“employeeType” has ${value.length} values; none of them was chosen.`)
  return isEmpty(value) ? null : decode(value, types)
})
