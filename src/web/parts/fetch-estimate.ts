import type { Snapshot } from '#model/snapshot.ts'

/** When how many people had been read, as this screen heard of it. */
export type Heard = Readonly<{ atMs: number; people: number }>

const leastSpanMs = 2000
const leastShare = 0.05

/** How much is done, 0 to 1; null while the HR system has not told how many people there are. */
export function shareDone(progress: Snapshot['progress']): number | null {
  if (progress.expectedPeople === null || progress.expectedPeople === 0) return null
  return Math.min(1, progress.people / progress.expectedPeople)
}

/** What was heard, with what is heard now, where that tells of more people. */
export function hear(heard: readonly Heard[], now: Heard): readonly Heard[] {
  return now.people > (heard.at(-1)?.people ?? -1) ? [...heard, now] : heard
}

/**
 * Time left; null while there is too little to go by. The pace is that of the later half of those who were read: what comes
 * before the first page, or one long wait, says little about the pages to come. A screen that was opened just now goes by
 * the whole time.
 */
export function remainingMs(snapshot: Snapshot, nowMs: number, heard: readonly Heard[] = []): number | null {
  const { people, expectedPeople } = snapshot.progress
  const share = shareDone(snapshot.progress)
  const elapsedMs = nowMs - Date.parse(snapshot.startedAt)
  if (share === null || expectedPeople === null || share < leastShare || elapsedMs < leastSpanMs) return null
  const left = Math.max(0, expectedPeople - people)
  const [first, last] = [heard[0], heard.at(-1)]
  if (first === undefined || last === undefined || last.atMs - first.atMs < leastSpanMs)
    return (elapsedMs / share) * (1 - share)
  const from = heard.findLast((one) => one.people <= (first.people + last.people) / 2) ?? first
  const msForEach = (last.atMs - from.atMs) / (last.people - from.people)
  return Math.max(0, left * msForEach - (nowMs - last.atMs))
}
