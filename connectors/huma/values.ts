import {
  asAddress,
  asMoney,
  asText,
  at,
  filledText,
  fromPaths,
  isEmpty,
  isObject,
  type Reader,
} from '#connector-kit'

/** The names of a list of named things, such as teams. */
export function namesAt(path: string): Reader<string | null> {
  return fromPaths([path], (list) => {
    if (isEmpty(list)) return null
    if (!Array.isArray(list)) return undefined
    const names = list.map((one) => at(one, 'name'))
    if (names.includes(undefined)) return undefined
    return names.length === 0 ? null : names.map(asText).join(', ')
  })
}

/** The country of the one location somebody has. */
export const countryOfLocation = fromPaths(['locations'], (list) => {
  if (!Array.isArray(list) || list.length !== 1) return undefined
  const country = at(list[0], 'address.country')
  return filledText(country)
})

/** The national id among the papers of a person. */
export const nationalId = fromPaths(['user.identifications.value'], (papers) => {
  if (!Array.isArray(papers) || papers.some((one) => at(one, 'type') === undefined)) return undefined
  const national = papers.filter(isObject).find(({ type }) => type === 'national')
  if (!national) return null
  const { value } = national
  return filledText(value)
})

/** The account the salary goes to: its IBAN, or its national number. */
export const bankAccount = fromPaths(['user.bankAccount.value'], (account) => {
  if (isEmpty(account)) return null
  const number = at(account, 'iban') ?? at(account, 'number')
  return filledText(number)
})

/** The amount that is paid now. */
export const salary = fromPaths(['user.salary.value'], (pay) => {
  if (isEmpty(pay)) return null
  const [amount, currency, current] = ['amount', 'currency', 'current'].map((key) => at(pay, key))
  if (current === false || amount === undefined || currency === undefined || isEmpty(amount)) return undefined
  return asMoney(amount, currency)
})

const address = ['line1', 'line2', 'line3', 'postalCode', 'city', 'country']

/** The home address. Lines beyond the first are left out where there are none. */
export const homeAddress = fromPaths(
  address.map((key) => `user.homeAddress.value.${key}`),
  (line1, line2, line3, postalCode, city, country) =>
    asAddress({ lines: [line1, line2 ?? '', line3 ?? ''], postalCode, city, country }),
)
