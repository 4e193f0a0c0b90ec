import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { changeView, type PreviewView, readView } from '#web/parts/plan/preview-view.ts'

export type ChangeView = (change: { [K in keyof PreviewView]?: PreviewView[K] | undefined }) => void

/** The list's filters, order and opened line live in the address, so that a link shows the same. */
export function useViewInAddress(): readonly [PreviewView, ChangeView] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const navigate = useNavigate()
  const view = useMemo(() => readView(search), [search])
  const change = useCallback<ChangeView>(
    (part) => {
      const next = (before: Readonly<Record<string, unknown>>) => changeView(readView(before), part)
      void navigate({ to: '.', search: next as never, replace: true, resetScroll: false })
    },
    [navigate],
  )
  return [view, change]
}
