import type { Answer, Call } from '../wire/answer.ts'

/** BambooHR answers in XML unless JSON is asked for. */
export function wantsJson(call: Call): boolean {
  const format = call.query.get('format')
  if (format !== null) return format.toLowerCase() === 'json'
  return (call.headers.accept ?? '').includes('application/json')
}

/** Refusals have no body; what happened stands in a header. */
export function refused(status: number, message: string): Answer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=UTF-8', 'x-bamboohr-error-message': message },
    body: '',
  }
}

export function xmlOf(root: string, rows: readonly Readonly<Record<string, unknown>>[]): Answer {
  const employees = rows.map((row) => {
    const values = Object.entries(row).filter(([key]) => key !== 'id')
    const inner = values.map(([key, value]) => `<field id="${key}">${escaped(value)}</field>`)
    return `<employee id="${escaped(row['id'])}">${inner.join('')}</employee>`
  })
  const body = `<?xml version="1.0"?>\n<${root}>${employees.join('')}</${root}>`
  return { status: 200, headers: { 'content-type': 'application/xml' }, body }
}

export function asJson(body: string): Record<string, unknown> | null {
  try {
    const read: unknown = JSON.parse(body)
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : null
  } catch {
    return null
  }
}

function escaped(value: unknown): string {
  return String(value ?? '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
}
