import { inspect } from 'node:util'

const dots = '••••••'

/** A credential that cannot be printed, joined to a text or written as JSON by accident. */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  toString(): string {
    return dots
  }

  toJSON(): string {
    return dots
  }

  [inspect.custom](): string {
    return dots
  }

  /** The value itself. Called in `sending/credential-values.ts` and nowhere else. */
  reveal(): string {
    return this.#value
  }
}
