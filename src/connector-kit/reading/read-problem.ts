import type { ProblemCode } from '#model/employee.ts'

/** Thrown by a reader about a value that cannot be understood; the field stays absent and the person is told of it. */
export class ReadProblem extends Error {
  readonly code: ProblemCode

  constructor(code: ProblemCode, message: string) {
    super(message)
    this.name = 'ReadProblem'
    this.code = code
  }
}

const longest = 80

/** The value as it is quoted in a message: short, on one line, without control characters. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  const clean = text.replaceAll(/\p{Cc}/gu, ' ')
  return `“${clean.length > longest ? `${clean.slice(0, longest)}…` : clean}”`
}
