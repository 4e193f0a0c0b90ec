import { type DescribedCode, type DescribedField, describedKinds } from '#model/described-fields.ts'
import type { DescribedSystem } from '#model/described-system.ts'
import type { Money } from '#model/employee.ts'
import { asText } from '../reading/as-text.ts'
import { quoted, ReadProblem } from '../reading/read-problem.ts'
import type { FieldReaders, Reader } from '../reading/reader.ts'
import { asAddress, coded, day, fromPaths, id, moneyText, text } from '../reading/readers.ts'

type Fields = DescribedSystem['fields']
type Salary = NonNullable<Fields['salary']>
type Address = NonNullable<Fields['homeAddress']>

/** The readers of the fields that were described, made of the same parts as those of every connector. */
export function makeReaders(fields: Fields): FieldReaders {
  const readers = Object.entries(fields).flatMap(([field, rule]) =>
    rule === undefined ? [] : [[field, readerOf(field as DescribedField, rule)]],
  )
  return Object.fromEntries(readers)
}

function readerOf(field: DescribedField, rule: NonNullable<Fields[DescribedField]>): Reader<unknown> {
  const kind = describedKinds[field]
  if (kind === 'address') return address(rule as Address)
  const { path } = rule as { path: string }
  switch (kind) {
    case 'id':
      return id(path)
    case 'text':
      return text(path)
    case 'day': {
      const { format } = rule as NonNullable<Fields['startDate']>
      return day(path, format === undefined ? {} : { formats: [format] })
    }
    case 'code':
      return coded(path, (rule as NonNullable<Fields[DescribedCode]>).values)
    case 'money':
      return salary(rule as Salary)
  }
}

function salary({ path, currency, currencyPath }: Salary): Reader<Money | null> {
  if (currencyPath !== undefined)
    return fromPaths([path, currencyPath], (amount, told) => money(amount, told))
  return currency === undefined ? moneyText(path) : fromPaths([path], (amount) => money(amount, currency))
}

/** Without a currency it is not money; an amount that was not sent says nothing. */
function money(amount: unknown, currency: unknown): Money | null | undefined {
  if (amount === undefined || amount === null) return amount
  if (currency === undefined) return undefined
  const source = asText(amount).trim()
  const code = asText(currency ?? '').trim()
  if (!/^-?\d+(\.\d+)?$/.test(source) || !/^[A-Z]{3}$/.test(code))
    throw new ReadProblem('bad-value', `${quoted(`${source} ${code}`)} is not an amount with a currency.`)
  return { amount: source, currency: code }
}

function address({ lines, postalCode, city, country }: Address): Reader<ReturnType<typeof asAddress>> {
  const ends = [postalCode, city, country]
  const paths = [...lines, ...ends.flatMap((path) => path ?? [])]
  return fromPaths(paths, (...values) => {
    const told = new Map(paths.map((path, index) => [path, values[index]]))
    const part = (path: string | undefined) => (path === undefined ? undefined : told.get(path))
    return asAddress({
      lines: lines.map(part),
      postalCode: part(postalCode),
      city: part(city),
      country: part(country),
    })
  })
}
