import type { Employee } from '#model/employee.ts'
import { benchFields } from '../hr-system/connector.ts'

export const columns = [
  'external_id',
  ...benchFields.map((field) => field.replace(/[A-Z]/g, (one) => `_${one.toLowerCase()}`)),
]

export function tableOf(name: string): string {
  return `create table ${name} (${columns.map((column) => `${column} ${column.endsWith('_date') ? 'date' : 'text'}`).join(', ')})`
}

/** A line of COPY's text format. */
export function copyLine(employee: Employee): string {
  const record = employee as Readonly<Record<string, unknown>>
  const cells = ['externalId', ...benchFields].map((field) => cellOf(record[field]))
  return `${cells.join('\t')}\n`
}

function cellOf(value: unknown): string {
  return value === null || value === undefined
    ? '\\N'
    : String(value).replace(/[\\\t\n\r]/g, (sign) => `\\${sign}`)
}
