import { type RefObject, useEffect } from 'react'

type Actions = Readonly<{
  list: RefObject<HTMLElement | null>
  onTick: (key: string) => void
  onOpen: (key: string, explain: boolean) => void
  onSearch: () => void
  onHelp: () => void
  onClose: () => void
  /** Steps to the next or previous line while the opened one has the focus; false when none is open. */
  onStep: (step: 1 | -1) => boolean
}>

const covers = '[role="dialog"][aria-modal="true"], [role="menu"], [role="listbox"]'

/** Closed menus stay in the page unseen. */
function isCovered(): boolean {
  return [...document.querySelectorAll(covers)].some((one) => one.checkVisibility())
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null
  )
}

/** The key of the row that has the focus. */
function focusedRow(list: HTMLElement | null): string | null {
  const row = document.activeElement?.closest<HTMLElement>('[role="row"][data-key]') ?? null
  return row && list?.contains(row) ? (row.dataset['key'] ?? null) : null
}

/** The list reuses its rows, so their order in the page is not the order on the screen. */
function firstRow(list: HTMLElement | null): HTMLElement | undefined {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[role="row"][data-key]') ?? [])]
  const top = (row: HTMLElement) => row.getBoundingClientRect().top
  return rows.toSorted((one, other) => top(one) - top(other))[0]
}

/** Moves as the arrow keys do, so that scrolling and announcing stay the table's own. */
function move(list: HTMLElement | null, key: 'ArrowDown' | 'ArrowUp'): void {
  const inside = list?.contains(document.activeElement) && document.activeElement?.closest('[role="row"]')
  if (!inside) {
    firstRow(list)?.focus()
    return
  }
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  )
}

/** j k x e / ? Esc, wherever nobody is typing and nothing covers the page. */
export function useListKeys(actions: Actions): void {
  useEffect(() => {
    function hear(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (isCovered()) return
      if (isTyping(event.target)) return
      const list = actions.list.current
      const row = focusedRow(list)
      const inPanel = document.activeElement?.closest('.pv-panel') != null
      const go = (step: 1 | -1) => {
        if (!(inPanel && actions.onStep(step))) move(list, step === 1 ? 'ArrowDown' : 'ArrowUp')
      }
      const what: Record<string, (() => void) | undefined> = {
        j: () => go(1),
        k: () => go(-1),
        x: row === null ? undefined : () => actions.onTick(row),
        e: row === null ? undefined : () => actions.onOpen(row, true),
        '/': actions.onSearch,
        '?': actions.onHelp,
        Escape: actions.onClose,
      }
      const run = what[event.key]
      if (!run) return
      event.preventDefault()
      event.stopPropagation()
      run()
    }
    // First of all, because the list takes letters for the beginning of a name.
    document.addEventListener('keydown', hear, true)
    return () => document.removeEventListener('keydown', hear, true)
  }, [actions])
}
