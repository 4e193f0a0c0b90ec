import type { Facts, PortalFacts } from './situation.ts'

/** Invented people, told alike by the HR system and by the portal. */
export const kari = {
  name: 'Kari Nordmann',
  number: '00012',
  mail: 'kari.nordmann@fjord.example',
  since: '2018-02-01',
} as const
export const ola = {
  name: 'Ola Hansen',
  number: '00047',
  mail: 'ola.hansen@fjord.example',
  since: '2019-08-01',
} as const
export const amina = {
  name: 'Amina Yusuf',
  number: '00103',
  mail: 'amina.yusuf@fjord.example',
  since: '2021-03-01',
} as const

/** The same facts but some, which were not sent or are not known. */
export function without<F extends Facts | PortalFacts>(facts: F, ...keys: readonly (keyof F)[]): F {
  const kept = Object.entries(facts).filter(([key]) => !keys.includes(key as keyof F))
  return Object.fromEntries(kept) as F
}
