import { asText, isEmpty } from '#connector-kit'

type Address = { lines: string[]; postalCode: string | null; city: string | null; country: string | null }

/** The parts of an address; an address without any part was sent empty. */
export function homeAddress(...parts: unknown[]): Address | null {
  const [line1, line2, postalCode, city, state, country] = parts.map((part) =>
    part === undefined || isEmpty(part) ? null : asText(part),
  )
  const lines = [line1, line2, state].filter((line): line is string => typeof line === 'string')
  if (lines.length === 0 && !postalCode && !city && !country) return null
  return { lines, postalCode: postalCode ?? null, city: city ?? null, country: country ?? null }
}
