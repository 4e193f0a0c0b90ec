const name = /^[a-z_$][\w$]*$/i

/** TypeScript as it is; everything else is written as a literal and can never become code. */
export class Code {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** A value as TypeScript on one line: `{ path: '/people', size: 50 }`. */
export function literal(value: unknown): string {
  if (value instanceof Code) return value.text
  if (typeof value === 'string') return quotedText(value)
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const parts = Object.entries(value).flatMap(([key, one]) =>
    one === undefined ? [] : [`${name.test(key) ? key : quotedText(key)}: ${literal(one)}`],
  )
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
}

/** The same over several lines, a part on each. */
export function block(value: Readonly<Record<string, unknown>>, indent: string): string {
  const lines = Object.entries(value).flatMap(([key, one]) =>
    one === undefined ? [] : [`${indent}  ${name.test(key) ? key : quotedText(key)}: ${literal(one)},`],
  )
  return `{\n${lines.join('\n')}\n${indent}}`
}

/** In single quotes, with everything escaped that JSON escapes. */
function quotedText(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${inner.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`
}
