export type ScimType =
  | 'invalidFilter'
  | 'invalidPath'
  | 'invalidSyntax'
  | 'invalidValue'
  | 'noTarget'
  | 'tooMany'
  | 'uniqueness'

/** An answer that is not a success, told as RFC 7644 wants it. */
export class ScimError extends Error {
  readonly status: number
  readonly scimType: ScimType | undefined
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    detail: string,
    more: Readonly<{ scimType?: ScimType; headers?: Readonly<Record<string, string>> }> = {},
  ) {
    super(detail)
    this.name = 'ScimError'
    this.status = status
    this.scimType = more.scimType
    this.headers = more.headers ?? {}
  }
}

export function badValue(detail: string): never {
  throw new ScimError(400, detail, { scimType: 'invalidValue' })
}

export function notFound(): never {
  throw new ScimError(404, 'Nobody is kept under this id.')
}

/** The body of an error answer. */
export function presentError({ status, scimType, message }: ScimError) {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    ...(scimType === undefined ? {} : { scimType }),
    detail: message,
  }
}
