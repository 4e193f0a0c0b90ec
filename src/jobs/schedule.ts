import type { Logger } from 'pino'
import { defaultFetchEveryHours } from '#model/default-limits.ts'
import type { Environment } from '#pipeline/environment.ts'
import { rollcallItself } from '#pipeline/environment.ts'
import { takeDue } from '#stores/due-store.ts'
import type { FetchQueue } from './fetch-queue.ts'
import { nextFetchAt } from './next-fetch.ts'
import { tidyUp } from './tidy-up.ts'

const TICK_MS = 15_000
const TIDY_EVERY_TICKS = 20

/** Puts due fetches into the queue and erases what has lain long enough, until stopped. */
export function startSchedule(environment: Environment, queue: FetchQueue, log: Logger): () => void {
  let ticks = 0
  let busy = false
  const tick = async (): Promise<void> => {
    if (busy) return
    busy = true
    try {
      await enqueueDue(environment, queue)
      if (ticks++ % TIDY_EVERY_TICKS === 0) await tidyUp(environment)
    } catch (error) {
      log.warn({ err: error }, 'the schedule met an error and goes on')
    } finally {
      busy = false
    }
  }
  const timer = setInterval(() => void tick(), TICK_MS)
  void tick()
  return () => clearInterval(timer)
}

export async function enqueueDue(
  environment: Environment,
  queue: Pick<FetchQueue, 'enqueue'>,
): Promise<number> {
  const now = new Date()
  const due = await takeDue(environment.database, now, nextFetchAt(now, defaultFetchEveryHours))
  for (const one of due) {
    await queue.enqueue({
      companyId: one.companyId,
      connectionId: one.connectionId,
      snapshotId: null,
      kind: 'regular',
      by: rollcallItself,
    })
  }
  return due.length
}
