/** Whether a value is a JSON object (not an array). */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether the HR system sent nothing in a key that it did send. */
export function isEmpty(value: unknown): value is null | '' {
  return value === null || (typeof value === 'string' && value.trim() === '')
}
