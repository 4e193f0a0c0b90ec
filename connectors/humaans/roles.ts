import {
  currentPeriod,
  type DatedPart,
  filledDay,
  filledText,
  fromPaths,
  isObject,
  type JsonObject,
  type Reader,
} from '#connector-kit'

/** Where the job roles of a person are attached; the list of people does not hold them. */
export const roles = 'jobRoles'

type Role = DatedPart & Readonly<{ source: JsonObject }>

/** A part of the job role that counts today, else of the next one; undefined where that cannot be told. */
export function ofRole(key: string): Reader<string | null> {
  return fromPaths([roles, 'today'], (list, today) => {
    if (!Array.isArray(list) || typeof today !== 'string') return undefined
    const dated = list.filter(isObject).map(roleOf)
    const known = dated.filter((one) => one !== undefined)
    if (known.length < dated.length) return undefined
    return filledText(currentPeriod(known, today)?.part.source[key])
  })
}

function roleOf(source: JsonObject): Role | undefined {
  const startDate = filledDay(source['effectiveDate'])
  return startDate ? { startDate, endDate: filledDay(source['endDate']) ?? null, source } : undefined
}
