import { type DescribedCode, type DescribedField, describedKinds } from '#model/described-fields.ts'
import type { DescribedSystem } from '#model/described-system.ts'
import { Code, literal } from './write-literal.ts'

type Fields = DescribedSystem['fields']

/** The readers of the described fields as TypeScript, and the names of the kit they use. */
export function writeFields(
  fields: Fields,
): Readonly<{ fields: Record<string, Code>; uses: readonly string[] }> {
  const written: Record<string, Code> = {}
  const uses = new Set<string>()
  for (const [field, rule] of Object.entries(fields)) {
    if (rule === undefined) continue
    const { text, names } = readerFor(field as DescribedField, rule)
    written[field] = new Code(text)
    for (const name of names) uses.add(name)
  }
  return { fields: written, uses: [...uses] }
}

type Written = Readonly<{ text: string; names: readonly string[] }>

function readerFor(field: DescribedField, rule: NonNullable<Fields[DescribedField]>): Written {
  const kind = describedKinds[field]
  if (kind === 'address') return address(rule as NonNullable<Fields['homeAddress']>)
  const path = literal((rule as { path: string }).path)
  switch (kind) {
    case 'id':
      return { text: `id(${path})`, names: ['id'] }
    case 'text':
      return { text: `text(${path})`, names: ['text'] }
    case 'day': {
      const { format } = rule as NonNullable<Fields['startDate']>
      const formats = format === undefined ? '' : `, { formats: [${literal(format)}] }`
      return { text: `day(${path}${formats})`, names: ['day'] }
    }
    case 'code': {
      const { values } = rule as NonNullable<Fields[DescribedCode]>
      return { text: `coded(${path}, ${literal(values)})`, names: ['coded'] }
    }
    case 'money':
      return money(rule as NonNullable<Fields['salary']>)
  }
}

function money({ path, currency, currencyPath }: NonNullable<Fields['salary']>): Written {
  const names = ['asMoney', 'asText', 'fromPaths']
  const nothing = 'amount === undefined || amount === null ? amount :'
  if (currencyPath !== undefined) {
    const read = `(amount, currency) => (${nothing} asMoney(\`\${asText(amount)} \${asText(currency)}\`))`
    return { text: `fromPaths(${literal([path, currencyPath])}, ${read})`, names }
  }
  if (currency === undefined) return { text: `moneyText(${literal(path)})`, names: ['moneyText'] }
  const read = `(amount) => (${nothing} asMoney(\`\${asText(amount)} ${currency}\`))`
  return { text: `fromPaths([${literal(path)}], ${read})`, names }
}

function address({ lines, postalCode, city, country }: NonNullable<Fields['homeAddress']>): Written {
  const ends = Object.entries({ postalCode, city, country })
  const named = lines.map((_, index) => `line${index + 1}`)
  const paths = [...lines, ...ends.flatMap(([, path]) => path ?? [])]
  const told = ends.filter(([, path]) => path !== undefined).map(([name]) => name)
  const parts = ends.map(([name, path]) => (path === undefined ? `${name}: undefined` : name)).join(', ')
  const read = `(${[...named, ...told].join(', ')}) => asAddress({ lines: [${named.join(', ')}], ${parts} })`
  return { text: `fromPaths(${literal(paths)}, ${read})`, names: ['asAddress', 'fromPaths'] }
}
