import { hash } from 'node:crypto'
import type { DetailMemory, KitClock } from '../connection.ts'
import type { Asked, Detail } from '../http-definition.ts'
import { ReadProblem } from '../reading/read-problem.ts'
import type { JsonObject } from '../reading/reader.ts'

/** So long what an interrupted fetch had read may take the place of asking again. */
export const detailsKeptMs = 24 * 3_600_000

/** A memory with what it is asked by. */
export type Recalling = Readonly<{
  memory: DetailMemory
  clock: KitClock
  /** Told of each person whose details need not be asked for. */
  onRecalled: (readAtMs: number) => void
}>

/** The details of one person: those that are remembered, or those that `read` brings, which are kept where it gives any. */
export async function recallOr(
  { memory, clock, onRecalled }: Recalling,
  key: string,
  read: () => Promise<JsonObject | undefined>,
): Promise<JsonObject | undefined> {
  const known = await memory.recall(key)
  if (known && clock.now() - known.readAtMs < detailsKeptMs) {
    onRecalled(known.readAtMs)
    return known.details
  }
  const details = await read()
  if (details) await memory.keep(key, { details, readAtMs: clock.now() })
  return details
}

/**
 * What tells a record as it was listed, and what is asked about it, from every other; undefined where it cannot be said
 * what to ask.
 */
export function detailsKey(
  record: JsonObject,
  details: readonly Detail[],
  asked: Asked,
  ofPeople: Asked,
): string | undefined {
  try {
    const requests = details.map(({ as, request }) => [as, request(record, ofPeople) ?? null])
    const question = [asked.paths, [...asked.custom].toSorted(), requests]
    return hash('sha256', JSON.stringify([question, record], withoutSignature), 'base64url')
  } catch (error) {
    if (!(error instanceof ReadProblem)) throw error
    return undefined
  }
}

/** Addresses of pictures are often signed anew in each answer, which changes nothing about the person. */
function withoutSignature(_key: string, value: unknown): unknown {
  return typeof value === 'string' && /^https?:\/\//i.test(value) ? value.replace(/\?.*$/s, '') : value
}
