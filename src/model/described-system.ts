import { z } from 'zod'
import { type DescribedField, describedDayFormats, describedKinds, secretSlots } from './described-fields.ts'
import { employmentStatuses, employmentTypes, genders, leaverReasons } from './employee.ts'
import { failureKinds } from './failure.ts'

/** A way into a record, such as `work.department`, `emails[type=work].value` or `phones[0]`. */
const path = z
  .string()
  .trim()
  .min(1, 'The path is missing.')
  .max(200, 'The path is too long.')
  .regex(/^[^\p{Cc}]+$/u, 'The path holds an invisible character.')
/** A way to a list or a figure in an answer; `''` is the answer itself. */
const place = z.string().trim().max(200, 'The path is too long.')

const requestPath = z
  .string()
  .regex(
    /^\/(?!\/)[^\s?#\\\p{Cc}]*$/u,
    'A path begins with “/” and holds no spaces, “?” or “#”; parameters have their own list.',
  )
  .max(500, 'The path is too long.')
  .refine((value) => !/(^|\/)\.\.?(\/|$)/.test(value), 'A path goes down only: “..” is not allowed.')

const address = z
  .string()
  .trim()
  .max(500, 'The address is too long.')
  .refine(isPlainAddress, 'The address begins with https:// and holds no user name, “?” or “#”.')

const looksSecret = /(^|[-_.])(api[-_]?key|key|token|access[-_]?token|secret|password|pwd)$|^auth/i
const secretElsewhere = 'A secret belongs under “Sign-in”, where it is stored encrypted.'
const framing = /^(host|cookie|connection|content-length|transfer-encoding|upgrade|te|trailer|proxy-.*)$/i
const visible = z
  .string()
  .max(1000, 'The value is too long.')
  .regex(/^[\x20-\x7e]*$/, 'The value holds a line break or a letter that headers do not carry.')
const headerName = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,100}$/, 'The name of a header has letters, digits and hyphens only.')
  .refine((name) => !framing.test(name), 'This header is set by the portal itself.')

const secret = z.strictObject({
  secret: z.enum(secretSlots, `A secret is one of ${secretSlots.join(', ')}.`),
})
const spoken = z.union(
  [z.string().max(1000, 'The value is too long.'), secret],
  `This is a text, or names a secret: ${secretSlots.join(', ')}.`,
)

const signIn = z.discriminatedUnion(
  'scheme',
  [
    z.strictObject({ scheme: z.literal('none') }),
    z.strictObject({ scheme: z.literal('basic'), username: spoken, password: spoken }),
    z.strictObject({ scheme: z.literal('bearer'), token: secret }),
    z.strictObject({
      scheme: z.literal('header'),
      header: headerName,
      value: secret,
      prefix: visible.optional(),
    }),
    z.strictObject({
      scheme: z.literal('token-request'),
      /** Where signing in has an address of its own. */
      address: address.optional(),
      path: requestPath,
      send: z.enum(['form', 'json']),
      fields: z.record(z.string().min(1, 'A field has a name.').max(100), spoken),
      tokenAt: path,
      expiresInAt: path.optional(),
    }),
  ],
  'The sign-in is one of none, basic, bearer, header, token-request.',
)

const name = z
  .string()
  .trim()
  .min(1, 'The name of the parameter is missing.')
  .max(100, 'The name is too long.')
const size = z
  .int('The size of a page is a whole number.')
  .min(1, 'A page holds at least 1.')
  .max(10_000, 'A page holds at most 10,000.')
const paging = z.discriminatedUnion(
  'style',
  [
    z.strictObject({ style: z.literal('single-page') }),
    z.strictObject({
      style: z.literal('page-number'),
      param: name,
      first: z.union([z.literal(0), z.literal(1)], 'The first page is 0 or 1.'),
      sizeParam: name,
      size,
    }),
    z.strictObject({
      style: z.literal('offset'),
      param: name,
      /** What the first record of all is counted as. */
      first: z.union([z.literal(0), z.literal(1)], 'The first record is 0 or 1.').optional(),
      sizeParam: name,
      size,
    }),
    z.strictObject({
      style: z.literal('cursor'),
      param: name,
      nextAt: path,
      sizeParam: name.optional(),
      size: size.optional(),
    }),
    z.strictObject({
      style: z.literal('next-link'),
      nextAt: path,
      sizeParam: name.optional(),
      size: size.optional(),
    }),
  ],
  'The paging is one of single-page, page-number, offset, cursor, next-link.',
)

const query = z.record(
  z
    .string()
    .min(1, 'A parameter has a name.')
    .max(100)
    .refine((one) => !looksSecret.test(one), secretElsewhere),
  z.union([z.string().max(1000), z.array(z.string().max(1000)).max(100)]),
)

const text = z.strictObject({ path })
const day = z.strictObject({
  path,
  format: z.enum(describedDayFormats, `A day is written as ${describedDayFormats.join(', ')}.`).optional(),
})
const coded = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.strictObject({
    path,
    values: z
      .record(z.string().min(1).max(200), z.enum(values, `A code means one of ${values.join(', ')}.`))
      .refine((table) => Object.keys(table).length > 0, 'Say what each code means.'),
  })
const currency = z.string().regex(/^[A-Z]{3}$/, 'A currency has three capital letters, such as EUR.')
const money = z.strictObject({ path, currency: currency.optional(), currencyPath: path.optional() })
const homeAddress = z.strictObject({
  lines: z.array(path).min(1, 'An address has at least one line.').max(6),
  postalCode: path.optional(),
  city: path.optional(),
  country: path.optional(),
})

const codes = {
  employmentType: coded(employmentTypes),
  employmentStatus: coded(employmentStatuses),
  leaverReason: coded(leaverReasons),
  gender: coded(genders),
}
type RuleFor<F extends DescribedField> = (typeof describedKinds)[F] extends 'day'
  ? typeof day
  : (typeof describedKinds)[F] extends 'money'
    ? typeof money
    : (typeof describedKinds)[F] extends 'address'
      ? typeof homeAddress
      : F extends keyof typeof codes
        ? (typeof codes)[F]
        : typeof text
type FieldShape = { [F in Exclude<DescribedField, 'externalId'>]: z.ZodOptional<RuleFor<F>> } & {
  externalId: typeof text
}

const rules = { id: text, text, day, money, address: homeAddress }
const fieldShape = Object.fromEntries(
  Object.entries(describedKinds).map(([field, kind]) => {
    const rule = kind === 'code' ? codes[field as keyof typeof codes] : rules[kind]
    return [field, field === 'externalId' ? rule : rule.optional()]
  }),
) as unknown as FieldShape

const customField = z.strictObject({
  id: z
    .string()
    .regex(/^[\w.-]{1,100}$/, 'The id of a custom field has letters, digits, “.”, “-” and “_” only.'),
  label: z.string().trim().min(1, 'The custom field needs a name.').max(100),
  path,
  sensitive: z.boolean().optional(),
})

/**
 * An HR system as an administrator describes it, without code: where it is, how to sign in, where people lie in its
 * answers and which field is which. Holds no secret; it names the credential that does.
 */
export const describedSystem = z.strictObject({
  version: z.literal(1, 'This portal reads version 1 of a description.'),
  /** What people call it, for every message. */
  name: z.string().trim().min(1, 'The name of the HR system is missing.').max(60, 'The name is too long.'),
  address,
  signIn,
  headers: z
    .record(
      headerName.refine((one) => !looksSecret.test(one) && !/^authorization$/i.test(one), secretElsewhere),
      visible,
    )
    .optional(),
  people: z.strictObject({
    path: requestPath,
    query: query.optional(),
    recordsAt: place,
    totalAt: path.optional(),
    paging,
  }),
  /** A cheap address that proves the sign-in, where the list of people is long. */
  checkPath: requestPath.optional(),
  fields: z.strictObject(fieldShape),
  customFields: z.array(customField).max(200).optional(),
  /** Fields by which a filter can choose people: described ones, or `custom:<id>`. */
  dimensions: z.array(z.string().max(110)).max(50).optional(),
  errors: z
    .array(
      z.strictObject({
        status: z.int().min(400).max(599),
        has: z.string().min(1).max(200).optional(),
        kind: z.enum(failureKinds),
        advice: z.string().trim().min(1, 'Say what to do.').max(500),
        where: z.string().trim().min(1).max(200).optional(),
      }),
    )
    .max(30)
    .optional(),
  rateLimit: z
    .strictObject({
      requests: z.int().min(1).max(10_000),
      perSeconds: z.number().min(0.1).max(86_400),
      concurrency: z.int().min(1).max(8).optional(),
    })
    .optional(),
})
export type DescribedSystem = z.infer<typeof describedSystem>

function isPlainAddress(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, username, password, search, hash } = new URL(value)
  return /^https?:$/.test(protocol) && [username, password, search, hash].every((part) => part === '')
}
