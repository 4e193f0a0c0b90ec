const words = [
  'iban|bic|bank|kontonummer|account (no|number)',
  'tax|steuer|skatt|skat\\b|impôt|fiscal',
  'birth|geburt|fødsel|födelse|naissance|\\bdob\\b',
  'salary|gehalt|lohn|lønn|\\blön|\\bløn\\b|salaire|compensation|wage|bonus|pay rate|payrate',
  'gender|geschlecht|kjønn|\\bkön|\\bsex\\b|genre',
  'national|citizen|staatsang|ethnic|religi|konfession|church|kirche',
  'social sec|sozialvers|insurance|\\bssn\\b|\\bnin\\b|personnummer|fødselsnummer|\\bcpr\\b|passport|\\bvisa\\b|identity',
  'home|private|privat|personal e-?mail|address|adresse|phone|mobile|telefon|emergency',
  'health|medical|disab|behinder|allerg|vaccin|marital|familienstand|veteran|child|kinder',
]
const sensitive = new RegExp(words.join('|'), 'i')

/** Whether a custom field's name says that it is off by default. Better one too many: an admin can switch it on. */
export function looksSensitive(...names: readonly (string | null | undefined)[]): boolean {
  return names.some(
    (name) => name !== undefined && name !== null && sensitive.test(name.replaceAll('_', ' ')),
  )
}
