/**
 * Personio's codes. v1 writes them small, v2 in capitals; letter case does not matter to the readers. Sources: v1 of March 2024,
 * https://github.com/konfig-sdks/personio-data-java-sdk/blob/dbeec28c979d/api/openapi.yaml, and v2,
 * https://github.com/Hochfrequenz/personio_client.py/blob/33a52c73a1ef/openapi/v2/persons-service-api-v2.json
 */
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
