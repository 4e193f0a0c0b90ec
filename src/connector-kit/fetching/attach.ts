import { askedBelow, isWanted, todayKey } from '../asked.ts'
import { fail } from '../failures.ts'
import type { Asked, HttpMethod, Lookup } from '../http-definition.ts'
import { at, isObject } from '../reading/at.ts'
import type { ReadProblem } from '../reading/read-problem.ts'
import type { JsonObject } from '../reading/reader.ts'
import { besideIndex, type Index, indexOf } from './index-records.ts'
import { prepareDetails } from './read-details.ts'
import { type ListSource, readPages, type SendCall } from './read-pages.ts'
import type { Recalling } from './recall-details.ts'
import { type OnRefused, unlessRefused, unlessUnreadable } from './unless.ts'

/** A record as the readers take it, and what of its parts could not be found out; such parts are absent. */
export type Attached = Readonly<{ record: JsonObject; problems: readonly ReadProblem[] }>

/**
 * Puts records of second lists and answers of extra calls under their names before the readers run. `answer` is what
 * the record came in. Throws the `ConnectorFailure` of a call that failed; one about rights is told to `OnRefused`.
 */
export type Attach = (record: JsonObject, answer: unknown) => Promise<Attached>

type AttachParts = Readonly<{
  employees: HttpMethod['employees']
  asked: Asked
  source: Omit<ListSource, 'listing'>
  onRefused: OnRefused
  recalling: Recalling | undefined
}>

/** Reads the lookup lists once and hands back what completes a record. */
export async function prepareAttach(parts: AttachParts): Promise<Attach> {
  const { employees, asked, source, onRefused, recalling } = parts
  const remembering = { ...source, send: rememberAnswers(source.send) }
  const lookups = (employees.lookups ?? []).filter((one) => isWanted(one, asked))
  const listed = await readLookups(lookups, asked, remembering, onRefused)
  const { send } = source
  const readDetails = prepareDetails({
    ...{ employees, asked, onRefused, recalling },
    ...{ send, sendShared: remembering.send },
  })
  return async (record, answer) => {
    const complete: Record<string, unknown> = { [todayKey]: asked.today, ...record }
    const problems: ReadProblem[] = []
    for (const [as, find] of listed) {
      const found = await unlessUnreadable(problems, () => find(record, answer))
      if (found !== undefined) complete[as] = found
    }
    return { record: { ...complete, ...(await readDetails(record, problems)) }, problems }
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
  return indexOf((await readWhole({ ...source, listing: list })).filter(isObject), lookup)
}

/** A list that does not come to its end, or tells the same page again, would leave names out for no reason told. */
async function readWhole(source: ListSource): Promise<readonly unknown[]> {
  const records: unknown[] = []
  const pages = readPages(source)
  for (let before = '', step = await pages.next(); ; step = await pages.next()) {
    if (step.done) return step.value === undefined ? records : fail('unexpected-answer', source.name)
    const content = JSON.stringify(step.value.records)
    if (content === before && step.value.records.length > 0) fail('unexpected-answer', source.name)
    before = content
    records.push(...step.value.records)
  }
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
