/** Personio's codes. v1 writes them small, v2 in capitals; letter case does not matter to the readers. */
export const statuses = {
  active: 'active',
  inactive: 'terminated',
  onboarding: 'pending',
  leave: 'leave',
} as const

export const genders = {
  male: 'male',
  female: 'female',
  diverse: 'other',
  unspecified: 'undisclosed',
} as const

export const terminationTypes = {
  employee: 'resignation',
  employer: 'dismissal',
  'temporary-contract-end': 'end-of-contract',
  'contract-end': 'end-of-contract',
  retirement: 'retirement',
  death: 'death',
  other: 'other',
} as const

/** Where an admin mends what the credentials may read. */
export const whereCredentials = 'Settings → Integrations → API credentials'
