import {
  asText,
  currentPeriod,
  type DatedPart,
  isFilled,
  isObject,
  type JsonObject,
  type Period,
  parseDay,
  type Reader,
} from '#connector-kit'

type Employment = DatedPart & Readonly<{ source: JsonObject }>

/** One employment of a person, and the details of it that hold today. */
export type Counting = Readonly<{
  period: Period<Employment>
  employment: JsonObject
  details: JsonObject | undefined
  all: readonly JsonObject[]
}>

/** A reader of the employment that counts today; `keys` are the parts of it that it needs, by Tripletex's names. */
export function ofEmployment<T>(
  keys: readonly string[],
  read: (counting: Counting) => T | undefined,
): Reader<T> {
  return {
    paths: ['startDate', 'endDate', ...keys].map((key) => `employments.${key}`),
    read: (record) => {
      const counting = countingOf(record)
      return counting && read(counting)
    },
  }
}

/** Undefined when nothing was sent: what the key may not see comes as an empty list too. */
function countingOf({ employments, today }: JsonObject): Counting | undefined {
  const all = Array.isArray(employments) ? employments.filter(isObject) : []
  if (typeof today !== 'string') return undefined
  // Without the last day of each, an ended employment could pass for a running one.
  if (
    all.some((one) => isUnset(one['startDate'])) ||
    (all.length > 1 && all.some((one) => !('endDate' in one)))
  )
    return undefined
  const period = currentPeriod(all.map(partOf), today)
  if (!period) return undefined
  const { source } = period.part
  return { period, employment: source, details: detailsOn(source['employmentDetails'], today), all }
}

function partOf(source: JsonObject): Employment {
  const end = source['endDate']
  return {
    startDate: parseDay(asText(source['startDate'])) ?? '',
    endDate: isUnset(end) ? null : parseDay(asText(end)),
    source,
  }
}

/** Details hold from their day on; before the first of them the first does. */
function detailsOn(list: unknown, today: string): JsonObject | undefined {
  const all = Array.isArray(list) ? list.filter(isObject) : []
  if (all.length > 1 && all.some(({ date }) => typeof date !== 'string')) return undefined
  const byDay = all.toSorted((a, b) => String(a['date']).localeCompare(String(b['date'])))
  return byDay.findLast(({ date }) => String(date) <= today) ?? byDay[0]
}

/** Neither sent nor filled. */
export function isUnset(value: unknown): boolean {
  return !isFilled(value)
}
