import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { QueryOf } from '#api/contract/index.ts'
import { type PersonStatus, personStatuses } from '#model/person.ts'

export type PeopleView = Readonly<{
  search?: string
  status?: PersonStatus
  legalEntity?: string
  source?: string
  awards?: 'yes' | 'no'
  sort?: 'name' | 'number' | 'start' | 'status'
}>
export type ChangePeopleView = (change: { [K in keyof PeopleView]?: PeopleView[K] | undefined }) => void
type PeopleQuery = QueryOf<'GET /companies/{company}/people'>

function words(value: unknown): string | undefined {
  const shown = typeof value === 'number' ? String(value) : value
  return typeof shown === 'string' && shown !== '' ? shown.slice(0, 100) : undefined
}

function present(view: { [K in keyof PeopleView]?: PeopleView[K] | undefined }): PeopleView {
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined)) as PeopleView
}

/** Reads an address; whatever it does not know is left out. */
export function readPeopleView(search: Readonly<Record<string, unknown>>): PeopleView {
  return present({
    search: words(search['search']),
    status: personStatuses.find((status) => status === search['status']),
    legalEntity: words(search['legalEntity']),
    source: words(search['source']),
    awards: (['yes', 'no'] as const).find((one) => one === search['awards']),
    sort: (['name', 'number', 'start', 'status'] as const).find((one) => one === search['sort']),
  })
}

export function queryOf(view: PeopleView): PeopleQuery {
  return { ...view, sort: view.sort ?? 'name' }
}

export function isNarrowed({ sort: _, ...filters }: PeopleView): boolean {
  return Object.keys(filters).length > 0
}

/** Search, filters and order live in the address. */
export function usePeopleView(): readonly [PeopleView, ChangePeopleView] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const navigate = useNavigate()
  const view = useMemo(() => readPeopleView(search), [search])
  const change = useCallback<ChangePeopleView>(
    (part) => {
      const next = (before: Readonly<Record<string, unknown>>) =>
        present({ ...readPeopleView(before), ...part })
      void navigate({ to: '.', search: next as never, replace: true, resetScroll: false })
    },
    [navigate],
  )
  return [view, change]
}
