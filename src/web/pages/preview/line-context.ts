import { createContext, use } from 'react'
import type { PreviewItem } from '#api/contract/preview.ts'

/**
 * What every row needs but must not be rebuilt for: a row of thousands is only drawn again when its own
 * line changes, so what changes with a click comes through here.
 */
export type LineContext = Readonly<{
  openKey: string | null
  mayChoose: boolean
  all: 'every' | 'some' | 'none'
  tick: (item: PreviewItem, ticked: boolean) => void
  tickAll: (ticked: boolean) => void
}>

const context = createContext<LineContext>({
  openKey: null,
  mayChoose: false,
  all: 'none',
  tick: () => undefined,
  tickAll: () => undefined,
})

export const LineContextProvider = context.Provider

export function useLineContext(): LineContext {
  return use(context)
}
