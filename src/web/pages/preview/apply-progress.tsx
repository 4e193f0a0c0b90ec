import { Progress as Bar, Modal } from '@mantine/core'
import { text, textOr } from '#web/text.ts'
import type { Progress } from './applying.ts'

/** What is being written right now. It cannot be closed, but the page can be left. */
export function ApplyProgress({
  progress,
  total,
  lost,
}: Readonly<{ progress: Progress | null; total: number; lost: boolean }>) {
  const done = progress?.done ?? 0
  const known = progress !== null && progress.total > 0 && progress.phase !== 'applied'
  const of = known ? progress.total : total
  const share = of === 0 ? 0 : Math.round((done / of) * 100)
  const phase = textOr(`preview.progress.phase.${progress?.phase ?? 'checking'}`, progress?.phase ?? '')
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={text('preview.progress.title')}
    >
      <div className="stack">
        <Bar
          value={known ? share : 100}
          animated={!known}
          aria-label={text('preview.progress.title')}
          size="lg"
        />
        <p role="status" className="tabular">
          {lost
            ? text('preview.progress.lost')
            : known
              ? `${phase} · ${text('preview.progress.of', { done, total: of })}`
              : phase}
        </p>
        <p className="dim small">{text('preview.progress.leave')}</p>
      </div>
    </Modal>
  )
}
