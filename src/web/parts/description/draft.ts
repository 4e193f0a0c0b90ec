import type { TriedDescription } from '#api/contract/description.ts'
import {
  type DescribedCode,
  type DescribedField,
  describedCodes,
  describedKinds,
  dimensionFields,
} from '#model/described-fields.ts'
import type { DescribedSystem } from '#model/described-system.ts'

/** A description on its way: its texts may still be empty. The portal's server says what is wrong with it. */
export type Draft = DescribedSystem
export type FieldRules = Draft['fields']
export type CustomField = NonNullable<Draft['customFields']>[number]
export type CodeRule = Readonly<{ path: string; values: Record<string, string> }>
export type MoneyRule = NonNullable<FieldRules['salary']>
export type AddressRule = NonNullable<FieldRules['homeAddress']>

/** Where a new description begins: the commonest way of each part. */
export function emptyDraft(): Draft {
  return {
    version: 1,
    name: '',
    address: '',
    signIn: { scheme: 'bearer', token: { secret: 'apiKey' } },
    people: { path: '', recordsAt: '', paging: { style: 'single-page' } },
    fields: { externalId: { path: '' } },
  }
}

/** The description in a text, or undefined where it is none; a part that is missing begins anew. */
export function readDraft(text: string): Draft | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('version' in value)) return undefined
    const empty = emptyDraft()
    const { people, fields, ...rest } = value as Draft
    return {
      ...empty,
      ...rest,
      people: { ...empty.people, ...people },
      fields: { ...empty.fields, ...fields },
    }
  } catch {
    return undefined
  }
}

/** The object with the key set, or without it where the value is empty. */
export function put<T extends object, K extends keyof T>(from: T, key: K, value: T[K] | undefined | ''): T {
  const { [key]: _before, ...others } = from
  const isNothing =
    value === undefined ||
    value === '' ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
  return (isNothing ? others : { ...others, [key]: value }) as T
}

/** The described fields in the order in which fields are shown. */
export function describedFields(fields: FieldRules): readonly DescribedField[] {
  return (Object.keys(describedKinds) as DescribedField[]).filter((field) => fields[field] !== undefined)
}

/** The fields that are not described yet. */
export function openFields(fields: FieldRules): readonly DescribedField[] {
  return (Object.keys(describedKinds) as DescribedField[]).filter((field) => fields[field] === undefined)
}

/** The path or paths a field is read by. */
export function pathsOf(fields: FieldRules, field: DescribedField): readonly string[] {
  const rule = fields[field]
  if (rule === undefined) return []
  if ('lines' in rule) {
    const { lines, postalCode, city, country } = rule
    return [...lines, ...[postalCode, city, country].flatMap((path) => path ?? [])]
  }
  const currency = 'currencyPath' in rule ? rule.currencyPath : undefined
  return [rule.path, ...(currency ? [currency] : [])]
}

export function isCode(field: DescribedField): field is DescribedCode {
  return Object.hasOwn(describedCodes, field)
}

/** The description with a field read by a path; days and codes begin with what the answer shows. */
export function assign(draft: Draft, field: DescribedField, path: string, tried?: TriedDescription): Draft {
  return { ...draft, fields: { ...draft.fields, [field]: ruleFor(field, path, tried) } }
}

function ruleFor(field: DescribedField, path: string, tried: TriedDescription | undefined): object {
  const node = tried?.nodes.find((one) => one.path === path)
  if (describedKinds[field] === 'address') return { lines: [path] }
  if (describedKinds[field] === 'day') {
    const format = formatOf(node?.samples ?? [])
    return format === undefined ? { path } : { path, format }
  }
  if (!isCode(field)) return { path }
  const values = (node?.values ?? []).flatMap((source) => {
    const known = tried?.meanings.find((one) => one.field === field && one.source === source)
    return known ? [[source, known.value]] : []
  })
  return { path, values: Object.fromEntries(values) }
}

/** A way of writing days that only one format has. With strokes day and month can be either, so somebody has to say. */
function formatOf(samples: readonly (string | null)[]): string | undefined {
  const told = samples.filter((one) => one !== null)
  const all = (pattern: RegExp) => told.length > 0 && told.every((one) => pattern.test(one))
  if (all(/^\d{1,2}\.\d{1,2}\.\d{4}$/)) return 'DD.MM.YYYY'
  return all(/^\d{1,2}-\d{1,2}-\d{4}$/) ? 'DD-MM-YYYY' : undefined
}

export function without(draft: Draft, field: DescribedField): Draft {
  const { [field]: _gone, ...fields } = draft.fields
  const dimensions = draft.dimensions?.filter((one) => one !== field)
  return put({ ...draft, fields: fields as FieldRules }, 'dimensions', dimensions)
}

/** A field of the HR system's own, named after the last part of its path. */
export function addCustom(draft: Draft, path: string): Draft {
  const last =
    path
      .replaceAll(/\[[^\]]*\]/g, '')
      .split('.')
      .at(-1) ?? ''
  const id = last.replaceAll(/[^\w.-]/g, '') || 'field'
  const taken = new Set((draft.customFields ?? []).map((one) => one.id))
  const free = taken.has(id) ? `${id}-${taken.size + 1}` : id
  const words = last.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll(/[_-]+/g, ' ')
  const label = words === '' ? '' : `${words[0]?.toUpperCase()}${words.slice(1).toLowerCase()}`
  return { ...draft, customFields: [...(draft.customFields ?? []), { id: free, label, path }] }
}

/** Whether a filter can choose people by a field; unless somebody chose, by every one that groups them. */
export function isDimension(draft: Draft, field: string): boolean {
  if (draft.dimensions !== undefined) return draft.dimensions.includes(field)
  return mayGroup(field) && !field.startsWith('custom:')
}

export function mayGroup(field: string): boolean {
  return field.startsWith('custom:') || (dimensionFields as readonly string[]).includes(field)
}

export function withDimension(draft: Draft, field: string, on: boolean): Draft {
  const before = draft.dimensions ?? dimensionFields.filter((one) => draft.fields[one] !== undefined)
  return { ...draft, dimensions: [...before.filter((one) => one !== field), ...(on ? [field] : [])] }
}

/** Suggestions that are still open: neither their field nor their path is taken. */
export function openSuggestions(draft: Draft, tried: TriedDescription | undefined) {
  const paths = new Set(describedFields(draft.fields).flatMap((field) => pathsOf(draft.fields, field)))
  return (tried?.suggestions ?? []).flatMap(({ path, field }) => {
    const known = field as DescribedField
    const isOpen = draft.fields[known] === undefined || pathsOf(draft.fields, known).join('') === ''
    return isOpen && !paths.has(path) ? [{ path, field: known }] : []
  })
}
