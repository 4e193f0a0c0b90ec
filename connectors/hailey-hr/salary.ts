import {
  asMoney,
  asText,
  at,
  fromPaths,
  isFilled,
  isObject,
  type JsonObject,
  ReadProblem,
} from '#connector-kit'

/** The amount that is paid on the day of the reading. Amounts lie in a history, each from its day on. */
export const salary = fromPaths(['salaries', 'today'], (salaries, today) => {
  // The list holds what the account may see, so somebody without a line may well be paid.
  if (!Array.isArray(salaries) || salaries.length === 0 || typeof today !== 'string') return undefined
  const paid = salaries.filter(isObject).filter((one) => !hasEnded(one, today))
  if (paid.some((one) => !Array.isArray(one['history']) || one['currencyCode'] === undefined))
    return undefined
  const amounts = paid.flatMap((one) => amountOn(one, today))
  if (amounts.includes(undefined)) return undefined
  if (amounts.length > 1)
    throw new ReadProblem(
      'bad-value',
      `${amounts.length} salaries are paid at once; which one counts is not known.`,
    )
  return amounts[0] === undefined ? null : asMoney(amounts[0])
})

function hasEnded({ endDate }: JsonObject, today: string): boolean {
  return typeof endDate === 'string' && endDate.slice(0, 10) < today
}

function amountOn(one: JsonObject, today: string): (string | undefined)[] {
  const history = (one['history'] as readonly unknown[]).filter(isObject)
  if (history.some(({ date, amount }) => date === undefined || amount === undefined)) return [undefined]
  const begun = history
    .filter(({ date }) => String(date).slice(0, 10) <= today)
    .toSorted((a, b) => String(a['date']).localeCompare(String(b['date'])))
  const amount = at(begun.at(-1) ?? {}, 'amount')
  return !isFilled(amount) ? [] : [`${asText(amount)} ${asText(one['currencyCode'])}`]
}
