/** Tables of sign-in, in the schema auth. */
export type AuthTables = Record<never, never>
