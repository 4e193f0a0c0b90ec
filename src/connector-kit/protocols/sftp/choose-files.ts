import type { RecordProblem } from '#model/employee.ts'
import type { KitClock } from '../../connection.ts'
import { fail } from '../../failures.ts'
import { noSuchPath } from './sftp-failure.ts'
import type { RemoteFile, SftpSession } from './sftp-session.ts'
import type { SftpSettings } from './sftp-settings.ts'
import { areSteady } from './steady-files.ts'

type FilesToChoose = Readonly<{
  session: SftpSession
  settings: SftpSettings
  name: string
  clock: KitClock
  signal: AbortSignal
  onWait: (untilMs: number) => void
}>

/** The files that are read: the whole list, what is joined to it, and later changes in the order they were made. */
type ChosenFiles = Readonly<{
  whole: RemoteFile
  joined: readonly RemoteFile[]
  changes: readonly RemoteFile[]
  problems: readonly RecordProblem[]
}>

/** Between two looks at files that nothing else says are complete. */
const settleMs = 5000

/** Chooses the newest complete file of each path. A file is complete when its marker is there, or when it did not change between two looks, the first of which may have been an earlier piece of work's. */
export async function chooseFiles(parts: FilesToChoose): Promise<ChosenFiles> {
  const { settings, name } = parts
  const paths = [
    settings.path,
    ...settings.joinedPaths,
    ...(settings.changesPath ? [settings.changesPath] : []),
  ]
  const looks = await lookTwice(parts, paths)
  const complete = paths.map((path) => completeFiles(path, looks, settings.doneMarker))
  const problems: RecordProblem[] = []
  const newest = (index: number) => {
    const { ready, unready } = complete[index] ?? { ready: [], unready: [] }
    const [file] = ready
    if (!file) return nothingReady(paths[index] ?? '', unready.length > 0, name)
    if (unready.some((one) => isNewer(one, file))) problems.push(unfinished(unready, file))
    return file
  }
  const whole = newest(0)
  const joined = settings.joinedPaths.map((_, index) => newest(index + 1))
  const later = settings.changesPath ? (complete.at(-1)?.ready ?? []) : []
  const changes = later.filter((one) => isNewer(one, whole) && one.path !== whole.path).toReversed()
  return { whole, joined, changes, problems }
}

type Looks = Readonly<{ first: Folders; second: Folders }>
type Folders = ReadonlyMap<string, readonly RemoteFile[]>

async function lookTwice(parts: FilesToChoose, paths: readonly string[]): Promise<Looks> {
  const { session, settings, clock, signal, onWait } = parts
  const folders = [...new Set(paths.map((path) => splitPath(path).folder))]
  const look = async (): Promise<Folders> => {
    const found = new Map<string, readonly RemoteFile[]>()
    for (const folder of folders) found.set(folder, await session.list(folder))
    return found
  }
  const isSteady = (found: Folders) =>
    areSteady(matchingFiles(paths, found), serverOf(settings), clock, settleMs)
  const first = await look()
  if (settings.doneMarker !== '' || isSteady(first)) return { first, second: first }
  onWait(clock.now() + settleMs)
  await clock.sleep(settleMs, signal)
  const second = await look()
  isSteady(second)
  return { first, second }
}

function matchingFiles(paths: readonly string[], folders: Folders): readonly RemoteFile[] {
  return paths.flatMap((path) => {
    const { folder, pattern } = splitPath(path)
    return (folders.get(folder) ?? []).filter((one) => pattern.test(one.name))
  })
}

function serverOf({ guarded, user, hostKey }: SftpSettings): string {
  return JSON.stringify([guarded.host, guarded.port, user, hostKey])
}

/** Files of a path, the newest first. */
function completeFiles(path: string, { first, second }: Looks, marker: string) {
  const { folder, pattern } = splitPath(path)
  const now = second.get(folder) ?? []
  const before = new Map((first.get(folder) ?? []).map((one) => [one.name, one]))
  const names = new Map(now.map((one) => [one.name, one]))
  const isReady = (file: RemoteFile) => {
    if (marker !== '') {
      const done = names.get(marker.replaceAll('{name}', file.name))
      return done !== undefined && done.modifiedMs >= file.modifiedMs
    }
    const earlier = before.get(file.name)
    return earlier?.size === file.size && earlier.modifiedMs === file.modifiedMs
  }
  const matching = now.filter((one) => pattern.test(one.name)).toSorted((a, b) => (isNewer(a, b) ? -1 : 1))
  return { ready: matching.filter(isReady), unready: matching.filter((one) => !isReady(one)) }
}

/** By its time, which servers tell in whole seconds; names with a day in them decide between two of one second. */
function isNewer(a: RemoteFile, b: RemoteFile): boolean {
  return a.modifiedMs === b.modifiedMs ? a.name > b.name : a.modifiedMs > b.modifiedMs
}

/** The folder of a path, and its last part as a pattern: `*` stands for any letters, `?` for one. */
function splitPath(path: string): Readonly<{ folder: string; pattern: RegExp }> {
  const cut = path.lastIndexOf('/')
  const folder = cut < 0 ? '.' : path.slice(0, cut) || '/'
  const escaped = path.slice(cut + 1).replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
  return { folder, pattern: new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'su') }
}

function nothingReady(path: string, isWritten: boolean, name: string): never {
  if (isWritten)
    return fail('not-complete', name, {
      what: `No file at “${path}” is complete: it is still being written, or its marker is missing.`,
    })
  return fail('address-wrong', name, { ...noSuchPath, what: `No file on the server matches “${path}”.` })
}

function unfinished([first]: readonly RemoteFile[], used: RemoteFile): RecordProblem {
  const message = `“${first?.name}” is not complete yet; “${used.name}” was read instead.`
  return { externalId: null, field: null, code: 'unreadable-record', message }
}
