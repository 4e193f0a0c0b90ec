import type { EmployeeField, LocalDate, Scalar } from '#model/employee.ts'
import type { FailureKind } from '#model/failure.ts'
import type { CredentialFields } from './credential-fields.ts'
import type { FieldReaders, JsonObject } from './reading/reader.ts'

/**
 * What a sign-in sends: a credential by its name, fixed text, the day so many days from today, or a text made from the
 * credentials at the moment of signing in, e.g. a signed assertion; an object only where it is sent as JSON.
 */
type SignInValue<C extends CredentialFields> =
  | (keyof C & string)
  | Readonly<{ fixed: string }>
  | Readonly<{ daysFromToday: number }>
  | Readonly<{
      made: (credentials: Readonly<Record<keyof C & string, string>>, nowMs: number) => string | JsonObject
    }>

/**
 * How a token is shown: as it is in a header, as the password of Basic beside a user name, or in the body of each
 * request, for protocols that have no header for it.
 */
type TokenShown<C extends CredentialFields> =
  | Readonly<{ header: string }>
  | Readonly<{ basicUser: string }>
  | Readonly<{
      inBody: (
        body: unknown,
        token: string,
        credentials: Readonly<Record<keyof C & string, string>>,
      ) => JsonObject
    }>

/** How requests prove who they are; every name must be a declared credential. */
export type Auth<C extends CredentialFields> =
  | Readonly<{ scheme: 'none' }>
  | Readonly<{
      scheme: 'basic'
      username: (keyof C & string) | Readonly<{ fixed: string }>
      password: (keyof C & string) | Readonly<{ fixed: string }>
    }>
  | Readonly<{ scheme: 'bearer'; token: keyof C & string }>
  /** Proof lies in the body of each request, e.g. in the header of a SOAP envelope: `write` puts it there. */
  | Readonly<{
      scheme: 'in-body'
      write: (body: unknown, credentials: Readonly<Record<keyof C & string, string>>) => JsonObject | string
    }>
  | Readonly<{ scheme: 'header'; header: string; value: keyof C & string; prefix?: string }>
  | Readonly<{
      /** A token fetched first and renewed when it ends or is refused. */
      scheme: 'token-request'
      path: `/${string}`
      /** Where signing in has an address of its own. */
      baseUrl?: (credentials: Readonly<Record<keyof C & string, string>>) => string
      method?: 'POST' | 'GET' | 'PUT'
      send: 'form' | 'json' | 'headers' | 'query'
      /** Name there → what is sent. */
      fields: Readonly<Record<string, SignInValue<C>>>
      /** Where the token lies in the answer, e.g. `data.token`. */
      tokenAt: string
      /** Where its life in seconds lies; 55 minutes are assumed without. */
      expiresInAt?: string
      /** How later requests show the token; `Authorization: Bearer` without. */
      show?: TokenShown<C>
      /** Response header of every later answer that carries the next token, which replaces this one. */
      rotatesBy?: string
    }>
  /**
   * Somebody signs in to the HR system with a browser and lets this portal in (OAuth 2 authorization code with PKCE).
   * The refresh token lies in a credential declared `obtained`.
   */
  | Readonly<{
      scheme: 'authorization-code'
      authorizePath: `/${string}`
      tokenPath: `/${string}`
      clientId: keyof C & string
      /** Empty for a client that has none. */
      clientSecret?: keyof C & string
      scope?: string
      pkce: 'S256'
      refreshToken: keyof C & string
      /** With `single-use` each refresh brings the next token, which is written before anything relies on it. */
      refresh: 'single-use' | 'reusable'
    }>

/** A list is sent as a repeated key, e.g. `attributes[]=a&attributes[]=b`. */
export type Query = Readonly<Record<string, string | readonly string[]>>
/** Only reading calls: POST is for search and report paths that the maker describes as reading. */
export type Request = Readonly<{
  method?: 'GET' | 'POST'
  path: `/${string}`
  query?: Query
  body?: unknown
  /** What the answer is, where it differs from the other answers of the method. */
  answers?: 'json' | 'xml'
}>

/** Which fields a fetch asks for: the chosen ones, the identifier, the filter's dimensions, nothing else. */
export type Asked = Readonly<{
  fields: ReadonlySet<EmployeeField>
  /** Ids of custom fields in the HR system. */
  custom: ReadonlySet<string>
  /**
   * Whole paths that the readers of the asked fields use, e.g. `work.department`: those in the records of the list
   * that is asked for. What the kit attaches is not among them; a lookup's list gets the paths below its name.
   */
  paths: readonly string[]
  /** First parts of these paths, e.g. `work`. */
  keys: readonly string[]
  /** The day of the reading, for lists that are asked as of a day. */
  today: LocalDate
  /** The instant at which the reading began, for lists whose pages are asked as of one instant. */
  startedAt: string
  /** Names of the fields that this customer's HR system has, where a method asks for them first. */
  offered?: ReadonlySet<string>
}>

/** Where the next page is. A closed list: a connector picks a style, it never writes a loop. */
export type Pagination =
  | Readonly<{ style: 'single-page' }>
  | Readonly<{
      style: 'page-number'
      param: string
      first: 0 | 1
      sizeParam: string
      size: number
      in?: 'query' | 'body'
    }>
  /** The request holds the page itself, e.g. in the text of its body: it is made anew for each page. */
  | Readonly<{ style: 'page-in-request'; first: 0 | 1 }>
  /** `first` is what the first record of all is counted as; 0 without. */
  | Readonly<{
      style: 'offset'
      param: string
      first?: 0 | 1
      sizeParam: string
      size: number
      in?: 'query' | 'body'
    }>
  | Readonly<{ style: 'cursor'; param: string; nextAt: string; sizeParam?: string; size?: number }>
  /** The answer holds the whole next address; only its path and query are used, never its host. */
  | Readonly<{ style: 'next-link'; nextAt: string; sizeParam?: string; size?: number }>

/** A list the HR system offers: what to ask, where the records lie, how the pages go on. */
export type Listing = Readonly<{
  /** `page` is the number of the page, only where the pagination is `page-in-request`. */
  request: (asked: Asked, page?: number) => Request
  /** Path of the array of records in the answer; `''` when the answer is the array. */
  recordsAt: string
  /** Path of the number of records in all, where the HR system tells; the fetch must reach it. */
  totalAt?: string
  /** Lists that together are everybody, read one after the other, e.g. active people and then inactive ones. */
  parts?: readonly Readonly<{ path?: `/${string}`; query?: Query }>[]
  pagination: Pagination
}>

/**
 * Attaches records of a second list under `as` before the readers run: the one whose `foreign` equals `local`
 * (with `many`, all of them), or, without `local`, the whole list by its `foreign` ids. The list is asked for, or lies
 * `beside` the people in the same answer. Several lookups in one single page ask for it once.
 *
 * It is asked for where a reader of a chosen field has a path below `as`, or where `only` says so, which then decides
 * alone; that gets all paths, attached ones too.
 */
export type Lookup = Readonly<{
  as: string
  local?: string
  many?: true
  foreign: string
  only?: (asked: Asked) => boolean
}> &
  (Readonly<{ list: Listing; beside?: never }> | Readonly<{ beside: string; list?: never }>)

/**
 * One more call for each record; its answer is attached under `as`. It is made where a lookup's would be, and not for
 * a record for which there is no request. A `ReadProblem` thrown by `request` leaves the part out of that person.
 */
export type Detail = Readonly<{
  as: string
  request: (record: JsonObject, asked: Asked) => Request | undefined
  recordsAt: string
  /** Many people have the same answer, so that each address is asked once. */
  shared?: true
  only?: (asked: Asked) => boolean
}>

/** Corrects the kit's table of statuses for one HR system and adds the sentence with the maker's own menu words. */
export type ErrorRule = Readonly<{
  status: number
  /** Only when the body or a header holds this text. */
  has?: string
  /**
   * Only when the answer holds this path, and `has` is looked for in what lies there and nowhere else. A success is
   * held against such rules only: a text of an error may stand in anybody's notes.
   */
  at?: string
  kind: FailureKind
  advice: string
  where?: string
}>

/** A right the credential needs, what it is for, and how the test of the connection tries it. */
export type Permission = Readonly<{
  id: string
  /** The HR system's own name of the right. */
  name: string
  fields: readonly EmployeeField[] | 'everything'
  /** What cannot be synchronised without it. */
  lostWithout: string
  where?: string
  /** A cheap reading request that fails without the right. Without one, the sample record tells. */
  check?: Request
}>

/** A custom field of a customer's own HR system, as the HR system lists it. */
export type DiscoveredField = Readonly<{ id: string; label: string; type: string | null; sensitive: boolean }>
/** How the fields are found that a company made for itself, and read of a person. */
export type CustomFields = Readonly<{
  /**
   * The request that lists them, or `people` where only people tell which there are: then `list` gets some of them.
   * Where they are `known` beforehand nothing is asked.
   * With `orPeople` they are asked where the HR system does not answer the request.
   */
  discover: Request | 'people' | 'known' | Readonly<{ request: Request; orPeople: true }>
  list: (answer: unknown) => readonly DiscoveredField[]
  read: (record: JsonObject, id: string) => Scalar | undefined
}>

/** So many requests in so many seconds, and so many at once (1 without). `source` says where the figure stands. */
export type RateLimit = Readonly<{
  requests: number
  perSeconds: number
  concurrency?: number
  source: string
}>

/** One way in: a version of an API with its own sign-in. */
export type HttpMethod<C extends CredentialFields = CredentialFields> = Readonly<{
  transport: 'http'
  id: string
  name: string
  credentials: C
  permissions: readonly Permission[]
  auth: Auth<C>
  baseUrl: (credentials: Readonly<Record<keyof C & string, string>>) => string
  /** Parts of a credential that tell one company from another; reconnecting another company is refused. */
  fingerprint: (credentials: Readonly<Record<keyof C & string, string>>) => string
  headers?:
    | Readonly<Record<string, string>>
    | ((credentials: Readonly<Record<keyof C & string, string>>) => Readonly<Record<string, string>>)
  /** What the answers are; JSON without. See `parseXml` for how XML becomes objects. */
  answers?: 'json' | 'xml'
  /**
   * Gives every answer another shape before anything is looked for in it: XML whose single elements are lists, columns
   * whose names stand in the credentials. Secrets among these read as dots.
   */
  shaped?: (answer: unknown, credentials: Readonly<Record<keyof C & string, string>>) => unknown
  /** Deadline of one request in milliseconds, where answers are known to take longer than half a minute. */
  timeoutMs?: number
  rateLimit: RateLimit
  errors: readonly ErrorRule[]
  /** The cheapest request that proves the credentials; without one, the token that they are exchanged for does. */
  probe?: Request
  employees: Listing &
    Readonly<{
      lookups?: readonly Lookup[]
      details?: readonly Detail[]
      /**
       * Asked before the list: the names of the fields that there are, for HR systems that refuse a list naming others.
       * With `orWithout` the list is asked all the same where this is refused.
       */
      offers?: Readonly<{
        request: Request
        names: (answer: unknown) => readonly string[]
        orWithout?: true
      }>
    }>
  fields: FieldReaders
  customFields?: CustomFields
}>
