import { useRead } from './queries.ts'

/** Of the company on the screen. Words like the catalogue's, though the HR system's own. */
let labels: Readonly<Record<string, string>> = {}

/** What the HR system calls a custom field, where it told. */
export function customFieldLabel(attribute: string): string | undefined {
  return Object.hasOwn(labels, attribute) ? labels[attribute] : undefined
}

/** Reads the company's labels of custom fields before its pages are drawn; without them ids are shown. */
export function useFieldLabels(company: string): boolean {
  const read = useRead(
    'GET /companies/{company}/field-labels',
    { params: { company } },
    { staleTimeMs: 60_000 },
  )
  labels = read.data ?? {}
  return !read.isPending
}
