import type { z } from 'zod'
import { approvalEndpoints } from './approval.ts'
import { browserSignInEndpoints } from './browser-sign-in.ts'
import { connectionEndpoints } from './connection.ts'
import { connectorEndpoints } from './connector.ts'
import { credentialEndpoints } from './credentials.ts'
import { descriptionEndpoints } from './description.ts'
import { handEndpoints } from './hand.ts'
import { previewEndpoints } from './preview.ts'
import { pushEndpoints } from './push.ts'
import { registryEndpoints } from './registry.ts'
import { sessionEndpoints } from './session.ts'
import { settingsEndpoints } from './settings.ts'

/** Every endpoint below `/api/v1`. */
export const contract = {
  ...sessionEndpoints,
  ...connectorEndpoints,
  ...connectionEndpoints,
  ...credentialEndpoints,
  ...settingsEndpoints,
  ...browserSignInEndpoints,
  ...pushEndpoints,
  ...descriptionEndpoints,
  ...previewEndpoints,
  ...registryEndpoints,
  ...approvalEndpoints,
  ...handEndpoints,
} as const
export type Contract = typeof contract
export type EndpointKey = keyof Contract

type Part<K extends EndpointKey, P extends 'body' | 'query' | 'response'> = Contract[K] extends {
  readonly [Q in P]: z.ZodType
}
  ? Contract[K][P]
  : undefined

/** What a caller sends and gets, by endpoint. */
export type BodyOf<K extends EndpointKey> =
  Part<K, 'body'> extends z.ZodType ? z.input<Part<K, 'body'>> : undefined
export type QueryOf<K extends EndpointKey> =
  Part<K, 'query'> extends z.ZodType ? z.input<Part<K, 'query'>> : undefined
export type ResponseOf<K extends EndpointKey> =
  Part<K, 'response'> extends z.ZodType ? z.output<Part<K, 'response'>> : undefined
export type ParsedBodyOf<K extends EndpointKey> =
  Part<K, 'body'> extends z.ZodType ? z.output<Part<K, 'body'>> : undefined
export type ParsedQueryOf<K extends EndpointKey> =
  Part<K, 'query'> extends z.ZodType ? z.output<Part<K, 'query'>> : undefined
