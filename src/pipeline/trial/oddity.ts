/** What is odd about the way an identifier is written. */
export type Oddity =
  | 'invisible characters'
  | 'spaces'
  | 'full-width characters'
  | 'letters of several scripts'
  | 'domain in another script'
  | 'spreadsheet number'

/** What is odd about an identifier as it stands, or null. The gravest is told. */
export function oddityOf(value: string): Oddity | null {
  if (/\p{Default_Ignorable_Code_Point}/u.test(value)) return 'invisible characters'
  if (value !== value.trim() || /\s{2,}/.test(value)) return 'spaces'
  if (/[\uFF01-\uFF5E]/.test(value)) return 'full-width characters'
  const [local = '', domain = ''] = splitAt(value)
  if (hasSeveralScripts(local)) return 'letters of several scripts'
  if (/[^\x20-\x7e]/.test(domain) || /(^|\.)xn--/.test(domain)) return 'domain in another script'
  // 1.2e+5 or 1042.0: a spreadsheet took the number for an amount.
  return /^\d+(\.\d+)?e\+?\d+$|^\d+\.0$/i.test(value) ? 'spreadsheet number' : null
}

function splitAt(value: string): readonly string[] {
  const at = value.lastIndexOf('@')
  return at === -1 ? [value] : [value.slice(0, at), value.slice(at + 1)]
}

const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u]

function hasSeveralScripts(text: string): boolean {
  return scripts.filter((script) => script.test(text)).length > 1
}
