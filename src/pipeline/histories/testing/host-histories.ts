import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { testDatabase } from '#db/testing/test-database.ts'
import type { Checked, Found } from './check-histories.ts'
import type { HistoryTask } from './history-host.ts'

const host = fileURLToPath(new URL('history-host.ts', import.meta.url))

/** Plays histories in a program of their own, on a database of their own. */
export async function hostHistories(task: Omit<HistoryTask, 'connection'>): Promise<Checked> {
  const { connection, drop } = await testDatabase()
  try {
    const child = spawn(process.execPath, [host, JSON.stringify({ ...task, connection })], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const [answer, trouble, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise<number | null>((resolve) => child.once('close', resolve)),
    ])
    if (code !== 0) throw new Error(`The histories could not be played: ${trouble}`)
    return JSON.parse(answer) as Checked
  } finally {
    await drop()
  }
}

/** One after another in so many lanes at once. */
export async function inLanes<T, R>(
  lanes: number,
  list: readonly T[],
  work: (one: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    for (let index = next++; index < list.length; index = next++) {
      const one = list[index]
      if (one !== undefined) results[index] = await work(one)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return results
}

/** What is said of a history that found something: how to see it again, and the story. */
export function report({ seed, path, message, history }: Found): string {
  return `Seed ${seed}, path "${path}".\n${message}\nAs data: ${JSON.stringify(history)}`
}
