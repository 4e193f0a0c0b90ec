import { Button, Menu } from '@mantine/core'
import { IconChartBar, IconDownload, IconKeyboard, IconUsers } from '@tabler/icons-react'
import type { Preview } from '#api/contract/preview.ts'
import { address } from '#web/api-client.ts'
import { Age } from '#web/parts/age.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import type { PreviewView } from '#web/parts/plan/preview-view.ts'
import { text } from '#web/text.ts'
import { CountSentence } from './count-sentence.tsx'
import type { PlanParams } from './preview-items.ts'
import type { ChangeView } from './view-in-address.ts'

function ExportMenu({ params }: Readonly<{ params: PlanParams }>) {
  const to = (format: 'xlsx' | 'csv') =>
    address('GET /companies/{company}/plans/{plan}/export', { params, query: { format } })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="sm" leftSection={<IconDownload size={16} aria-hidden />}>
          {text('preview.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={to('xlsx')} download>
          {text('preview.export.xlsx')}
        </Menu.Item>
        <Menu.Item component="a" href={to('csv')} download>
          {text('preview.export.csv')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Aside({ preview }: Readonly<{ preview: Preview }>) {
  const { leftBefore, unknownManagers, identifier } = preview.counts
  const { missing, shared } = identifier ?? { missing: 0, shared: 0 }
  if (leftBefore + unknownManagers + missing + shared === 0) return null
  return (
    <p className="dim small pv-notes">
      {leftBefore > 0 && text('preview.left-before', { count: leftBefore })}{' '}
      {unknownManagers > 0 && text('preview.unknown-managers', { count: unknownManagers })}{' '}
      {missing > 0 && text('preview.identifier.missing', { count: missing })}{' '}
      {shared > 0 && text('preview.identifier.shared', { count: shared })}
    </p>
  )
}

type Props = Readonly<{
  preview: Preview
  params: PlanParams
  view: PreviewView
  onChange: ChangeView
  charts: boolean
  onCharts: () => void
  onKeys: () => void
}>

function titleOf({ kind, undoesRun, inputs }: Preview): string {
  if (kind === 'undo' && undoesRun !== null) return text('preview.title.undo', { number: undoesRun.number })
  return text(inputs.hand === undefined ? 'preview.title' : `preview.title.${inputs.hand.kind}`)
}

const promises = {
  sync: 'preview.promise',
  undo: 'preview.promise.undo',
  hand: 'preview.promise.hand',
} as const

/** Heading, promise and the sentence of counts. */
export function PreviewHead({ preview, params, view, onChange, charts, onCharts, onKeys }: Props) {
  const title = titleOf(preview)
  return (
    <>
      <PageHeading title={title}>
        <Button
          variant="default"
          size="sm"
          aria-pressed={charts}
          leftSection={<IconChartBar size={16} aria-hidden />}
          onClick={onCharts}
        >
          {text(charts ? 'preview.charts.hide' : 'preview.charts')}
        </Button>
        <ExportMenu params={params} />
        <Button
          variant="subtle"
          size="sm"
          className="pv-keys-button"
          leftSection={<IconKeyboard size={18} aria-hidden />}
          onClick={onKeys}
        >
          {text('preview.keys')}
        </Button>
      </PageHeading>
      {preview.state === 'open' && (
        <p className="pv-promise">
          {text(promises[preview.kind])} {preview.kind === 'hand' && text('hand.whole')}
        </p>
      )}
      <CountSentence
        counts={preview.counts}
        bucket={view.bucket}
        onBucket={(bucket) => onChange({ bucket, line: undefined })}
      >
        {preview.fetchedAt !== null && (
          <span className="pv-said">
            {text('preview.fetched')} <Age at={preview.fetchedAt} />
          </span>
        )}
        {preview.alsoHere.length > 0 && (
          <span className="pv-said">
            <IconUsers size={15} aria-hidden />{' '}
            {text('preview.also-here', {
              names: preview.alsoHere.join(', '),
              count: preview.alsoHere.length,
            })}
          </span>
        )}
      </CountSentence>
      <Aside preview={preview} />
      {preview.fetching && <p className="dim small">{text('preview.fetching')}</p>}
    </>
  )
}
