import { askedOfPeople, isWanted, keysBelow } from '../asked.ts'
import type { ConnectorFailure } from '../failures.ts'
import type { Asked, Detail, HttpMethod } from '../http-definition.ts'
import { at, isObject } from '../reading/at.ts'
import type { ReadProblem } from '../reading/read-problem.ts'
import type { JsonObject } from '../reading/reader.ts'
import type { SendCall } from './read-pages.ts'
import { detailsKey, type Recalling, recallOr } from './recall-details.ts'
import { type OnRefused, unlessRefused, unlessUnreadable } from './unless.ts'

type DetailParts = Readonly<{
  employees: HttpMethod['employees']
  asked: Asked
  send: SendCall
  /** Asks for the same answer once. */
  sendShared: SendCall
  onRefused: OnRefused
  recalling: Recalling | undefined
}>

/** Asks for what the list does not hold of a person; what could not be found out is told and left out. */
type ReadDetails = (record: JsonObject, problems: ReadProblem[]) => Promise<JsonObject>

/** Prepares the extra calls that the asked fields need. A part that is refused once is not asked for again. */
export function prepareDetails(parts: DetailParts): ReadDetails {
  const { employees, asked, send, sendShared, recalling } = parts
  const wanted = (employees.details ?? []).filter((one) => isWanted(one, asked))
  const shared = wanted.filter((one) => one.shared)
  const own = wanted.filter((one) => !one.shared)
  const ofPeople = askedOfPeople(asked, employees)
  const refused = new Set<string>()
  const read = async (
    record: JsonObject,
    problems: ReadProblem[],
    details: readonly Detail[],
    by: SendCall,
  ) => {
    const found: Record<string, unknown> = {}
    for (const detail of details.filter(({ as }) => !refused.has(as))) {
      const part = await unlessUnreadable(problems, () =>
        unlessRefused(
          (failure) => refuseOnce(refused, detail.as, failure, parts.onRefused),
          () => readDetail(detail, record, asked, ofPeople, by),
        ),
      )
      if (part !== undefined) found[detail.as] = part
    }
    return found
  }
  return async (record, problems) => {
    const common = await read(record, problems, shared, sendShared)
    const key = recalling && own.length > 0 ? detailsKey(record, own, asked, ofPeople) : undefined
    if (!recalling || key === undefined) return { ...common, ...(await read(record, problems, own, send)) }
    let found: JsonObject = {}
    const recalled = await recallOr(recalling, key, async () => {
      const before = problems.length
      found = await read(record, problems, own, send)
      // What was refused or not understood is asked for again.
      return problems.length === before && refused.size === 0 ? found : undefined
    })
    return { ...common, ...(recalled ?? found) }
  }
}

function refuseOnce(refused: Set<string>, as: string, failure: ConnectorFailure, onRefused: OnRefused): void {
  if (!refused.has(as)) onRefused(failure)
  refused.add(as)
}

async function readDetail(
  { as, request, recordsAt }: Detail,
  record: JsonObject,
  asked: Asked,
  ofPeople: Asked,
  send: SendCall,
): Promise<unknown> {
  const wanted = request(record, ofPeople)
  if (!wanted) return undefined
  const part = at(await send({ request: wanted }), recordsAt)
  const keys = keysBelow(asked, as)
  return keys && isObject(part) ? only(part, keys) : part
}

/** Nothing that nobody chose is held, let alone kept. */
function only(part: JsonObject, keys: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(part).filter(([key]) => keys.has(key)))
}
