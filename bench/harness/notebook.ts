import type { Row } from './row.ts'

/** Where measures write what they found, by the id of a row. */
export type Notebook = Readonly<{
  note: (id: string, figure: number | null) => void
  /** Runs the work and notes its seconds. */
  seconds: <T>(id: string, work: () => Promise<T>) => Promise<T>
  found: ReadonlyMap<string, readonly number[]>
}>

export function openNotebook(rows: readonly Row[]): Notebook {
  const known = new Set(rows.map((row) => row.id))
  const found = new Map<string, number[]>()
  const note: Notebook['note'] = (id, figure) => {
    if (!known.has(id)) throw new Error(`No row is called ${id}.`)
    if (figure !== null) found.set(id, [...(found.get(id) ?? []), figure])
  }
  return {
    note,
    found,
    seconds: async (id, work) => {
      const { result, seconds } = await timed(work)
      note(id, seconds)
      return result
    },
  }
}

export async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const beganAt = performance.now()
  const result = await work()
  return { result, seconds: (performance.now() - beganAt) / 1000 }
}
