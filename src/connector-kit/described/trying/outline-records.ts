import { isEmpty, isObject } from '../../reading/json-values.ts'
import { hidden, isHidden } from './hide-value.ts'

/** A part of the records, as a tree laid flat: what a person sees and clicks. */
export type OutlineNode = Readonly<{
  /** The path a field would be read by; null where none can be written. */
  path: string | null
  key: string
  depth: number
  kind: 'object' | 'list' | 'value'
  /** Of the first records, in their order; null where a record has none. */
  samples: readonly (string | null)[]
  /** Different values of a part that has only a few, such as a status. */
  values: readonly string[]
  hidden: boolean
}>

export type OutlineParts = Readonly<{
  secrets: readonly string[]
  /** Paths that fill a sensitive field. */
  sensitive: ReadonlySet<string>
}>

const mostNodes = 500
const mostSamples = 3
const mostValues = 12
const longestSample = 80
const deepest = 8
/** Keys by which the members of a list are told apart. */
const tellingApart = ['type', 'kind', 'category', 'label', 'name', 'key']

/** The parts of records, from all of them; samples from the first ones. */
export function outlineRecords(records: readonly unknown[], parts: OutlineParts): readonly OutlineNode[] {
  const nodes: OutlineNode[] = []
  const add = (node: OutlineNode) => nodes.length < mostNodes && nodes.push(node)
  const walk = (values: readonly unknown[], path: string | null, key: string, depth: number): void => {
    const objects = values.filter(isObject)
    const lists = values.filter((one) => Array.isArray(one))
    const place = { path, key, depth, samples: [], values: [], hidden: false }
    if (depth > deepest) return
    if (objects.length > 0) {
      if (depth >= 0) add({ ...place, kind: 'object' })
      for (const name of namesOf(objects)) {
        const inner = values.map((one) => (isObject(one) ? one[name] : undefined))
        walk(inner, joined(path, name, depth), name, depth + 1)
      }
    } else if (lists.length > 0) {
      add({ ...place, kind: 'list' })
      for (const choice of choicesOf(lists.flat())) {
        const inner = values.map((one) => pick(one, choice))
        const step = choice.wanted === null ? '[0]' : `[${choice.key}=${choice.wanted}]`
        walk(inner, path === null ? null : `${path}${step}`, step, depth + 1)
      }
    } else add({ ...place, kind: 'value', ...shownValues(values, path ?? key, parts) })
  }
  if (records.length > 0) walk(records, '', '', -1)
  return nodes
}

function namesOf(objects: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  return [...new Set(objects.flatMap((one) => Object.keys(one)))]
}

/** A name with a dot in it can be written only at the top of a record. */
function joined(path: string | null, name: string, depth: number): string | null {
  if (path === null || (depth >= 0 && name.includes('.')) || /[[\]]/.test(name)) return null
  return path === '' ? name : `${path}.${name}`
}

type Choice = Readonly<{ key: string; wanted: string | null }>

function choicesOf(members: readonly unknown[]): readonly Choice[] {
  const objects = members.filter(isObject)
  const key = tellingApart.find(
    (name) => objects.length > 0 && objects.every((one) => /^[\w -]{1,40}$/.test(String(one[name] ?? ''))),
  )
  const found = key === undefined ? [] : [...new Set(objects.map((one) => String(one[key])))]
  // What is different in every record tells nobody apart: a list of names is not a list of kinds.
  if (key === undefined || found.length === 0 || found.length > 6 || found.length * 2 > objects.length + 2)
    return members.length === 0 ? [] : [{ key: '', wanted: null }]
  return found.map((wanted) => ({ key, wanted }))
}

function pick(list: unknown, { key, wanted }: Choice): unknown {
  if (!Array.isArray(list)) return undefined
  if (wanted === null) return list[0]
  return list.find((one) => isObject(one) && String(one[key]) === wanted)
}

function shownValues(
  values: readonly unknown[],
  path: string,
  { secrets, sensitive }: OutlineParts,
): Pick<OutlineNode, 'samples' | 'values' | 'hidden'> {
  const filled = values.filter((one) => one !== undefined && !isEmpty(one))
  const hide = sensitive.has(path) || filled.some((one) => isHidden(path, one, secrets))
  const show = (one: unknown) => (one === undefined || isEmpty(one) ? null : cut(String(one)))
  const different = [...new Set(filled.map(String))]
  const few = !hide && different.length <= mostValues && different.every((one) => one.length <= 40)
  return {
    samples: values.slice(0, mostSamples).map((one) => (hide && show(one) !== null ? hidden : show(one))),
    values: few ? different : [],
    hidden: hide,
  }
}

function cut(text: string): string {
  const clean = text.replaceAll(/\p{Cc}/gu, ' ')
  return clean.length > longestSample ? `${clean.slice(0, longestSample)}…` : clean
}

/** The lists of an answer in which people may lie, the longest first. */
export function listsIn(
  answer: unknown,
  path = '',
  depth = 0,
): readonly Readonly<{ path: string; records: number }>[] {
  if (Array.isArray(answer)) return answer.some(isObject) ? [{ path, records: answer.length }] : []
  if (!isObject(answer) || depth > 4) return []
  return Object.entries(answer)
    .filter(([key]) => !/[.[\]]/.test(key))
    .flatMap(([key, value]) => listsIn(value, path === '' ? key : `${path}.${key}`, depth + 1))
    .toSorted((a, b) => b.records - a.records)
}

/** Single values of an answer that stand beside its list: totals, cursors, links. */
export function besideList(
  answer: unknown,
  recordsAt: string,
  secrets: readonly string[],
): readonly Readonly<{ path: string; sample: string }>[] {
  const walk = (value: unknown, path: string, depth: number): { path: string; sample: string }[] => {
    if (path === recordsAt && path !== '') return []
    if (isObject(value))
      return depth > 4
        ? []
        : Object.entries(value).flatMap(([key, one]) =>
            walk(one, path === '' ? key : `${path}.${key}`, depth + 1),
          )
    if (Array.isArray(value) || value === undefined || path === '') return []
    const shown = isHidden('', value, secrets) ? hidden : cut(String(value ?? ''))
    return [{ path, sample: shown }]
  }
  return walk(answer, '', 0).slice(0, 40)
}
