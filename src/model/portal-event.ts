import { z } from 'zod'
import { snapshot } from './snapshot.ts'

/** What moves in a company, as open screens hear it: ids, states and counts, never anybody's data. */
export const portalEvent = z.discriminatedUnion('name', [
  z.object({ name: z.literal('snapshot'), data: z.object({ connectionId: z.string(), snapshot }) }),
  z.object({
    name: z.literal('connection'),
    data: z.object({ connectionId: z.string(), state: z.string() }),
  }),
  z.object({ name: z.literal('plan'), data: z.object({ planId: z.string() }) }),
  z.object({
    name: z.literal('apply'),
    data: z.object({ planId: z.string(), done: z.int(), total: z.int(), phase: z.string() }),
  }),
  z.object({ name: z.literal('run'), data: z.object({ runId: z.string() }) }),
  /** Events may have been missed: everything on the screen is to be read again. */
  z.object({ name: z.literal('resync'), data: z.object({}) }),
])
export type PortalEvent = z.infer<typeof portalEvent>

/** An event with the id by which a screen says what it heard last. */
export type HeardEvent = Readonly<{ id: string; event: PortalEvent }>

/** Carries events from whoever causes them to every open screen of the company, over all programs of the portal. */
export type EventHub = Readonly<{
  publish: (companyId: string, event: PortalEvent) => Promise<void>
  /** Ends with `signal`; starts with what came after `afterId`, or with `resync` where that is no longer known. */
  subscribe: (companyId: string, afterId: string | null, signal: AbortSignal) => AsyncIterable<HeardEvent>
  close: () => Promise<void>
}>
