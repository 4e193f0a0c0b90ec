import type { Money } from '#model/employee.ts'

/** An amount with its currency, or `null` where the separators could mean two different amounts. */
export function readMoney(written: string, currencyColumn: string | null): Money | null {
  const inCell = /^([A-Za-z]{3})?\s*([-\d.,'’\s\u00a0\u202f]+?)\s*([A-Za-z]{3})?$/u.exec(written)
  const currency = (inCell?.[1] ?? inCell?.[3] ?? currencyColumn ?? '').trim().toUpperCase()
  const amount = readAmount(inCell?.[2] ?? '')
  return amount === null || !/^[A-Z]{3}$/u.test(currency) ? null : { amount, currency }
}

function readAmount(written: string): string | null {
  const text = written.replace(/['’\s\u00a0\u202f]/gu, '')
  const separators = text.replace(/[^.,]/gu, '')
  const last = separators.at(-1) ?? ''
  const both = separators.includes('.') && separators.includes(',')
  if (separators.length === 1 && /[.,]\d{3}$/u.test(text)) return null
  const decimal = both || separators.length === 1 ? last : ''
  if (both && separators.indexOf(last) !== separators.length - 1) return null
  const plain = [...text]
    .filter((sign) => sign === decimal || !'.,'.includes(sign))
    .join('')
    .replace(decimal || '.', '.')
  return /^-?\d+(\.\d+)?$/u.test(plain) ? plain : null
}
