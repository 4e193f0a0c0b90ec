import { asText, decode, fromPaths, isEmpty, isFilled, parseDay, partOfFullTime } from '#connector-kit'

// Statuses: https://github.com/rantalainen/hailey-api-client/blob/605493d/src/api.ts, made from Hailey’s own description.
// One description writes BeingHired, another “Being hired”.
const statuses = {
  BeingHired: 'pending',
  'Being hired': 'pending',
  WillJoin: 'pending',
  'Will join': 'pending',
  InService: 'active',
  'In service': 'active',
  Leaving: 'active',
  HasLeft: 'terminated',
  'Has left': 'terminated',
} as const

/** Hailey works the status out from the first and last days of all employments. */
export const employmentStatus = fromPaths(['employmentStatus'], (status) =>
  isEmpty(status) ? null : decode(status, statuses),
)

/**
 * The first day of the first employment. Of somebody who comes back it says nothing about the day of the return,
 * so that it stays out while they are to join and the day has passed.
 */
export const startDate = fromPaths(
  ['dateOfJoining', 'employmentStatus', 'today'],
  (joined, status, today) => {
    if (!isFilled(joined)) return joined === undefined ? undefined : null
    const day = parseDay(asText(joined))
    if (!isFilled(status)) return day
    const comesBack = day !== null && typeof today === 'string' && day <= today && willJoin(status)
    return comesBack ? undefined : day
  },
)

function willJoin(status: unknown): boolean {
  return /^(being ?hired|will ?join)$/i.test(asText(status).trim())
}

// “Permanent” and “Fixed term” are named by the description; the others are usual words for the rest.
const types = {
  Permanent: 'permanent',
  Probationary: 'permanent',
  Probation: 'permanent',
  'Fixed term': 'temporary',
  FixedTerm: 'temporary',
  Temporary: 'temporary',
  Casual: 'temporary',
  Hourly: 'other',
  Consultant: 'contractor',
  Contractor: 'contractor',
  Internship: 'intern',
  Intern: 'intern',
  Apprentice: 'apprentice',
  Apprenticeship: 'apprentice',
  Other: 'other',
} as const

/** The kind of the employment that counts; how much of full time a permanent one is, its scope tells. */
export const employmentType = fromPaths(['employmentType', 'scopePercentage'], (type, scope) => {
  if (!isFilled(type)) return type === undefined ? undefined : null
  const { value, source } = decode(type, types)
  return { value: value === 'permanent' ? partOfFullTime(scope) : value, source }
})
