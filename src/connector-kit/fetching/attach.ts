import { askedBelow, askedOfPeople, isWanted, todayKey } from '../asked.ts'
import { ConnectorFailure } from '../failures.ts'
import type { Asked, Detail, HttpMethod, Lookup } from '../http-definition.ts'
import { at, isObject } from '../reading/at.ts'
import { ReadProblem } from '../reading/read-problem.ts'
import type { JsonObject } from '../reading/reader.ts'
import { besideIndex, type Index, indexOf } from './index-records.ts'
import { type ListSource, readPages, type SendCall } from './read-pages.ts'

/** A record as the readers take it, and what of its parts could not be found out; such parts are absent. */
export type Attached = Readonly<{ record: JsonObject; problems: readonly ReadProblem[] }>

/**
 * Puts records of second lists and answers of extra calls under their names before the readers run. `answer` is what
 * the record came in. Throws the `ConnectorFailure` of a call that failed; one about rights is told to `OnRefused`.
 */
export type Attach = (record: JsonObject, answer: unknown) => Promise<Attached>

/** Told when a second list or call is not permitted: its fields stay absent and the fetch is not complete. */
export type OnRefused = (failure: ConnectorFailure) => void

type AttachParts = Readonly<{
  employees: HttpMethod['employees']
  asked: Asked
  source: Omit<ListSource, 'listing'>
  onRefused: OnRefused
}>

/** Reads the lookup lists once and hands back what completes a record. */
export async function prepareAttach({ employees, asked, source, onRefused }: AttachParts): Promise<Attach> {
  const remembering = { ...source, send: rememberAnswers(source.send) }
  const wanted = <T extends Lookup | Detail>(all: readonly T[] = []) =>
    all.filter((one) => isWanted(one, asked))
  const listed = await readLookups(wanted(employees.lookups), asked, remembering, onRefused)
  const details = wanted(employees.details)
  const ofPeople = askedOfPeople(asked, employees)
  const refused = new Set<string>()
  const refuseOnce = (as: string): OnRefused => {
    return (failure) => {
      if (!refused.has(as)) onRefused(failure)
      refused.add(as)
    }
  }
  return async (record, answer) => {
    const complete: Record<string, unknown> = { [todayKey]: asked.today, ...record }
    const problems: ReadProblem[] = []
    const put = async (as: string, find: () => unknown) => {
      const found = await unlessUnreadable(problems, find)
      if (found !== undefined) complete[as] = found
    }
    for (const [as, find] of listed) await put(as, () => find(record, answer))
    for (const detail of details.filter(({ as }) => !refused.has(as))) {
      const { send } = detail.shared ? remembering : source
      const read = () => readDetail(detail, record, ofPeople, send)
      await put(detail.as, () => unlessRefused(refuseOnce(detail.as), read))
    }
    return { record: complete, problems }
  }
}

type Find = (record: JsonObject, answer: unknown) => unknown

async function readLookups(
  lookups: readonly Lookup[],
  asked: Asked,
  source: Omit<ListSource, 'listing'>,
  onRefused: OnRefused,
): Promise<readonly (readonly [string, Find])[]> {
  const listed: (readonly [string, Find])[] = []
  for (const lookup of lookups) {
    if (lookup.beside !== undefined) {
      const indexFor = besideIndex(lookup)
      listed.push([lookup.as, (record, answer) => foundIn(indexFor(answer), lookup, record)])
      continue
    }
    const below = { ...source, asked: askedBelow(asked, lookup.as) }
    const index = await unlessRefused(onRefused, () => readIndex(lookup, below))
    if (index) listed.push([lookup.as, (record) => foundIn(index, lookup, record)])
  }
  return listed
}

function foundIn(index: Index | undefined, { local, many }: Lookup, record: JsonObject): unknown {
  if (local === undefined || index === undefined) return index
  const key = at(record, local)
  return index[String(key ?? '')] ?? (many && key !== undefined ? [] : undefined)
}

async function readIndex(
  { list, ...lookup }: Extract<Lookup, { list: unknown }>,
  source: Omit<ListSource, 'listing'>,
): Promise<Index | undefined> {
  if (!list) return undefined
  const records: unknown[] = []
  for await (const page of readPages({ ...source, listing: list })) records.push(...page.records)
  return indexOf(records.filter(isObject), lookup)
}

async function readDetail(
  detail: Detail,
  record: JsonObject,
  asked: Asked,
  send: SendCall,
): Promise<unknown> {
  const request = detail.request(record, asked)
  return request && at(await send({ request }), detail.recordsAt)
}

/** Asks for the same whole answer once; pages of a list are not kept, and neither are failures. */
function rememberAnswers(send: SendCall): SendCall {
  const answers = new Map<string, Promise<unknown>>()
  return (call) => {
    if (call.whole === false || call.link !== undefined) return send(call)
    const key = JSON.stringify(call)
    const known = answers.get(key)
    if (known) return known
    const asking = send(call)
    answers.set(key, asking)
    asking.catch(() => answers.delete(key))
    return asking
  }
}

async function unlessRefused<T>(onRefused: OnRefused, read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof ConnectorFailure) || error.failure.kind !== 'permission') throw error
    onRefused(error)
    return undefined
  }
}

/** What cannot be understood costs that part, not the person and not the fetch. */
async function unlessUnreadable(problems: ReadProblem[], find: () => unknown): Promise<unknown> {
  try {
    return await find()
  } catch (error) {
    if (!(error instanceof ReadProblem)) throw error
    problems.push(error)
    return undefined
  }
}
