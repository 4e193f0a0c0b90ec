import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { QueryOf } from '#api/contract/index.ts'
import { type PersonStatus, personStatuses } from '#model/person.ts'
import { oneOf, withoutGaps, wordsIn } from '#web/parts/address-values.ts'

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

/** Reads an address; whatever it does not know is left out. */
function readPeopleView(search: Readonly<Record<string, unknown>>): PeopleView {
  return withoutGaps<PeopleView>({
    search: wordsIn(search['search']),
    status: oneOf(personStatuses, search['status']),
    legalEntity: wordsIn(search['legalEntity']),
    source: wordsIn(search['source']),
    awards: oneOf(['yes', 'no'], search['awards']),
    sort: oneOf(['name', 'number', 'start', 'status'], search['sort']),
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
        withoutGaps<PeopleView>({ ...readPeopleView(before), ...part })
      void navigate({ to: '.', search: next as never, replace: true, resetScroll: false })
    },
    [navigate],
  )
  return [view, change]
}
