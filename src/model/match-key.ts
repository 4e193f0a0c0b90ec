const ignorable = /\p{Default_Ignorable_Code_Point}/gu
const ascii = /^[\0-\x7f]*$/

/** Comparison key of an employee number: never read as a number, leading zeros kept; null when nothing is left. */
export function numberKey(raw: string | null | undefined): string | null {
  if (raw === null || raw === undefined) return null
  const key = raw.replace(ignorable, '').normalize('NFKC').trim()
  return key === '' ? null : key
}

/** Text as a person sees it: without invisible characters, and without white space around it. */
export function visibleText(raw: string): string {
  return raw.replace(ignorable, '').trim()
}

/** Comparison key of a work e-mail; null when it is none. Dots and +tags count, the domain is compared as ASCII. */
export function emailKey(raw: string | null | undefined): string | null {
  const parts = emailParts(raw)
  if (parts === null) return null
  const local = parts.local.toLowerCase()
  // The Kelvin sign lower-cases to "k": a look-alike, so it must not become equal.
  return `${ascii.test(local) === ascii.test(parts.written) ? local : parts.written}@${domainKey(parts.domain)}`
}

/** An address whose part before the @ holds anything beyond ASCII may imitate another one. */
export function mayImitate(raw: string | null | undefined): boolean {
  const parts = emailParts(raw)
  return parts !== null && !ascii.test(parts.written)
}

/** An e-mail in its two halves, as compared (`local`) and as written without invisible characters (`written`). */
export function emailParts(raw: string | null | undefined) {
  const text = (raw ?? '').replace(ignorable, '').trim()
  const at = text.lastIndexOf('@')
  if (at < 1 || at === text.length - 1) return null
  const written = text.slice(0, at)
  return { local: written.normalize('NFC'), written, domain: text.slice(at + 1) }
}

function domainKey(domain: string): string {
  const plain = domain.toLowerCase().replace(/\.$/, '')
  if (/^[a-z0-9.-]+$/.test(plain)) return plain
  return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname.replace(/\.$/, '') : plain
}
