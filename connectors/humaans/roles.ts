import {
  asText,
  currentPeriod,
  type DatedPart,
  fromPaths,
  isEmpty,
  isObject,
  type JsonObject,
  parseDay,
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
    const value = currentPeriod(known, today)?.part.source[key]
    return value === undefined ? undefined : isEmpty(value) ? null : asText(value)
  })
}

function roleOf(source: JsonObject): Role | undefined {
  const { effectiveDate, endDate } = source
  if (effectiveDate === undefined || isEmpty(effectiveDate)) return undefined
  const startDate = parseDay(asText(effectiveDate))
  const end = endDate === undefined || isEmpty(endDate) ? null : parseDay(asText(endDate))
  return startDate === null ? undefined : { startDate, endDate: end, source }
}
