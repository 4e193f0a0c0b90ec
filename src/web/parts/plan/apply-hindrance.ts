import type { Preview } from '#api/contract/preview.ts'
import type { TextId } from '#web/text.ts'

type Situation = Readonly<{ mayApply: boolean; saving: boolean; stale: boolean }>

/** Why "Synchronize Now" cannot be clicked, or null when it can. */
export function applyHindrance(
  preview: Pick<Preview, 'state' | 'selection'>,
  { mayApply, saving, stale }: Situation,
): TextId | null {
  if (preview.state === 'applied') return 'preview.bar.no.applied'
  if (preview.state === 'stale' || stale) return 'preview.bar.no.stale'
  if (!mayApply) return 'preview.bar.no.reader'
  if (saving) return 'preview.bar.no.saving'
  const { selected, selectable, held } = preview.selection
  if (selected > 0) return null
  if (selectable > 0) return 'preview.bar.no.nothing'
  return held > 0 ? 'preview.bar.no.all-held' : 'preview.bar.no.nothing-selectable'
}
