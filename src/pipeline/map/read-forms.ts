import countries from 'i18n-iso-countries'
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** A telephone number in E.164; null where it is none. */
export function readPhone(text: string, country: string): string | null {
  const home = isSupportedCountry(country) ? country : undefined
  const found = parsePhoneNumberFromString(text, home satisfies CountryCode | undefined)
  return found?.isValid() ? found.number : null
}

/** Languages in which people write countries; a name that means two countries in two of them means neither. */
const languages = [
  'en',
  'no',
  'sv',
  'da',
  'fi',
  'is',
  'de',
  'nl',
  'fr',
  'es',
  'pt',
  'it',
  'pl',
  'cs',
  'et',
  'lv',
  'lt',
  'el',
  'tr',
  'ja',
  'zh',
  'ko',
]

let byName: ReadonlyMap<string, string | null> | undefined

/** A country by any of its codes or names; null where none is meant. */
export function readCountry(text: string, to: 'code' | 'name'): string | null {
  const code = codeOf(text.trim())
  if (code === null) return null
  return to === 'code' ? code : (countries.getName(code, 'en') ?? null)
}

function codeOf(text: string): string | null {
  const upper = text.toUpperCase()
  if (/^[A-Z]{2}$/.test(upper)) return countries.alpha2ToAlpha3(upper) === undefined ? null : upper
  if (/^[A-Z]{3}$/.test(upper)) return countries.alpha3ToAlpha2(upper) ?? null
  if (/^\d{3}$/.test(text)) return countries.numericToAlpha2(text) ?? null
  byName ??= namesOfCountries()
  return byName.get(keyOf(text)) ?? null
}

function namesOfCountries(): ReadonlyMap<string, string | null> {
  const names = new Map<string, string | null>()
  for (const language of languages) {
    for (const [code, all] of Object.entries(countries.getNames(language, { select: 'all' }))) {
      for (const name of [all].flat()) {
        const key = keyOf(name)
        const known = names.get(key)
        names.set(key, known === undefined || known === code ? code : null)
      }
    }
  }
  return names
}

/** Names without regard to case, marks and signs between words. */
function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
