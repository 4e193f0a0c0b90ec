import { isObject, type JsonObject, listOf } from '#connector-kit'

/** An answer of Get_Workers: workers always as a list, and how many there are in all. */
export function shapedWorkers(answer: unknown): unknown {
  const response = inside(answer, ['Envelope', 'Body', 'Get_Workers_Response'])
  const total = inside(response, ['Response_Results', 'Total_Results'])
  // Without the number of workers nothing could show that everybody came.
  if (typeof total !== 'string') return {}
  return { total, workers: listOf(inside(response, ['Response_Data', 'Worker'])).map(workerOf) }
}

function inside(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((part, key) => (isObject(part) ? part[key] : undefined), value)
}

/** A worker, and which of the two kinds: the type of its id tells it. */
function workerOf(worker: unknown): unknown {
  const found = folded(worker)
  const reference = isObject(found) ? found['Worker_Reference'] : undefined
  if (!isObject(found) || !isObject(reference)) return found
  const kind = ['Contingent_Worker', 'Employee'].find((one) => `${one}_ID` in reference)
  return kind === undefined ? found : { ...found, kind }
}

/** References by the types of their ids: `ID: [{@type: WID, #text: 0e4…}]` becomes `WID: 0e4…`. */
function folded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(folded)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => partsOf(key, inner)))
}

function partsOf(key: string, inner: unknown): readonly (readonly [string, unknown])[] {
  // An empty group says as little as none: what may not be seen must not pass for emptied.
  if (inner === '' && key.endsWith('_Data')) return []
  const ids = listOf(inner)
  const typed = ids.filter((one): one is JsonObject => isObject(one) && typeof one['@type'] === 'string')
  if (key !== 'ID' || typed.length === 0 || typed.length < ids.length) return [[key, folded(inner)]]
  return typed.map((one) => [String(one['@type']), one['#text'] ?? ''])
}
