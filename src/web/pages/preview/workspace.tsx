import { Button, Drawer } from '@mantine/core'
import { useElementSize, useMediaQuery } from '@mantine/hooks'
import { IconMoodCheck } from '@tabler/icons-react'
import { lazy, type RefObject, Suspense, useMemo, useRef, useState } from 'react'
import type { Preview, PreviewItem } from '#api/contract/preview.ts'
import { LoadingLines } from '#web/parts/answer.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { countOf, listedCount } from '#web/parts/plan/bucket-counts.ts'
import { filterOf, isFiltered, type PreviewView } from '#web/parts/plan/preview-view.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { text } from '#web/text.ts'
import { BucketList } from './bucket-list.tsx'
import type { useChoices } from './choices.ts'
import { FilterBar } from './filter-bar.tsx'
import { type LineContext, LineContextProvider } from './line-context.ts'
import { useListKeys } from './list-keys.ts'
import { OpenedLine } from './opened-line.tsx'
import { type PlanParams, usePreviewItems } from './preview-items.ts'
import { ProposalsDialog } from './proposals-dialog.tsx'
import type { ChangeView } from './view-in-address.ts'

const ChangeTable = lazy(async () => ({ default: (await import('./change-table.tsx')).ChangeTable }))

type Props = Readonly<{
  params: PlanParams
  preview: Preview
  view: PreviewView
  onChange: ChangeView
  choose: ReturnType<typeof useChoices>['choose']
  mayChoose: boolean
  searchField: RefObject<HTMLInputElement | null>
  onHelp: () => void
}>

function tickedOf(items: readonly PreviewItem[]): LineContext['all'] {
  const selectable = items.filter((item) => item.selectable)
  const selected = selectable.filter((item) => item.selected).length
  if (selected === 0) return 'none'
  return selected === selectable.length ? 'every' : 'some'
}

function useLines(props: Props, items: readonly PreviewItem[]): LineContext {
  const { view, choose } = props
  // What was decided by hand hangs together: its lines are not chosen one by one.
  const mayChoose = props.mayChoose && props.preview.kind !== 'hand'
  return useMemo(
    () => ({
      openKey: view.line ?? null,
      mayChoose,
      all: tickedOf(items),
      tick: (item, ticked) =>
        choose({ choices: [{ key: item.key, attribute: null, choice: ticked ? 'include' : 'exclude' }] }),
      tickAll: (ticked) => choose({ all: { query: filterOf(view), choice: ticked ? 'include' : 'exclude' } }),
    }),
    [view, choose, mayChoose, items],
  )
}

type Opening = Readonly<{
  open: (line: string, explain: boolean) => void
  close: () => void
  focus: number | null
}>

const redrawMs = 150

function focusRow(list: HTMLElement | null, line: string): void {
  list?.querySelector<HTMLElement>(`[role="row"][data-key="${CSS.escape(line)}"]`)?.focus()
}

/** Opening takes the focus into the panel, closing gives it back to the line. */
function useOpening(props: Props, list: RefObject<HTMLElement | null>): Opening {
  const { view, onChange } = props
  const [focus, setFocus] = useState<number | null>(null)
  return useMemo(
    () => ({
      focus,
      open: (line, explain) => {
        onChange({ line, explain: explain ? true : undefined })
        setFocus((before) => (before ?? 0) + 1)
      },
      close: () => {
        onChange({ line: undefined, explain: undefined })
        const { line } = view
        // The list grows when the panel goes and draws its rows anew, which would lose a focus given at once.
        if (line !== undefined) setTimeout(() => focusRow(list.current, line), redrawMs)
      },
    }),
    [focus, onChange, view, list],
  )
}

function useKeys(
  props: Props,
  list: RefObject<HTMLElement | null>,
  items: readonly PreviewItem[],
  { lines, opening }: Readonly<{ lines: LineContext; opening: Opening }>,
) {
  const { onChange, searchField, onHelp, mayChoose, view } = props
  useListKeys(
    useMemo(
      () => ({
        list,
        onTick: (key) => {
          const item = items.find((one) => one.key === key)
          if (item?.selectable && mayChoose) lines.tick(item, !item.selected)
        },
        onOpen: opening.open,
        onSearch: () => searchField.current?.focus(),
        onHelp,
        onClose: opening.close,
        onStep: (step) => {
          const next = items[items.findIndex((one) => one.key === view.line) + step]
          if (next) onChange({ line: next.key })
          return view.line !== undefined
        },
      }),
      [list, items, lines, opening, onChange, searchField, onHelp, mayChoose, view.line],
    ),
  )
}

function Empty({ preview, view, onChange }: Pick<Props, 'preview' | 'view' | 'onChange'>) {
  if (isFiltered(view) && listedCount(preview.counts) > 0) {
    return (
      <EmptyState icon={IconMoodCheck} title={text('preview.empty.filtered')}>
        <Button
          variant="default"
          onClick={() =>
            onChange({
              bucket: undefined,
              search: undefined,
              attribute: undefined,
              legalEntity: undefined,
              flag: undefined,
              selected: undefined,
            })
          }
        >
          {text('preview.filter.clear')}
        </Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={IconMoodCheck}
      title={text('preview.empty.title')}
      why={text('preview.empty.body', { unchanged: preview.counts.unchanged })}
    />
  )
}

/** Buckets, the list and the opened line beside each other; on a small screen the line covers the list. */
export function Workspace(props: Props) {
  const { params, preview, view, onChange } = props
  const {
    items,
    total,
    isPending,
    error,
    refetch,
    hasNextPage,
    isFetchingNextPage,
    fetchNextPage,
    isPlaceholderData,
  } = usePreviewItems(params, view)
  const lines = useLines(props, items)
  const list = useRef<HTMLDivElement>(null)
  const { ref: measured, width } = useElementSize<HTMLDivElement>()
  const beside = useMediaQuery('(min-width: 1180px)', true, { getInitialValueInEffect: false })
  const [proposals, setProposals] = useState(false)
  const opening = useOpening(props, list)
  useKeys(props, list, items, { lines, opening })
  const opened = view.line !== undefined && (
    <OpenedLine
      line={view.line}
      items={items}
      params={params}
      connection={preview.kind === 'sync' ? preview.connectionId : null}
      open={preview.state === 'open'}
      mayChoose={props.mayChoose}
      explain={view.explain === true}
      choose={props.choose}
      onChange={onChange}
      focus={opening.focus}
      onClose={opening.close}
    />
  )
  const matches = countOf(preview.counts, 'needs a match')
  return (
    <LineContextProvider value={lines}>
      <div className="pv-work" data-opened={(beside && view.line !== undefined) || undefined}>
        <BucketList
          counts={preview.counts}
          view={view}
          onChange={(change) => onChange({ ...(change as Parameters<ChangeView>[0]), line: undefined })}
        />
        <div className="pv-list">
          <FilterBar view={view} onChange={onChange} total={total} searchField={props.searchField} />
          {view.bucket !== undefined && (
            <div className="pv-about">
              <p className="dim">{text(`plan.about.${view.bucket}`)}</p>
              {view.bucket === 'needs a match' && matches > 0 && props.mayChoose && (
                <Button size="xs" onClick={() => setProposals(true)}>
                  {text('match.bulk.button')}
                </Button>
              )}
            </div>
          )}
          {error && items.length === 0 && <ProblemNote error={error} onRetry={() => void refetch()} />}
          {isPending && !error && <LoadingLines lines={9} height={46} />}
          {!isPending && items.length === 0 && !error && (
            <Empty preview={preview} view={view} onChange={onChange} />
          )}
          <div
            className="pv-scroll"
            ref={(element) => {
              list.current = element
              measured(element)
            }}
            data-old={isPlaceholderData || undefined}
            hidden={items.length === 0}
          >
            {items.length > 0 && width > 0 && (
              <Suspense fallback={<LoadingLines lines={9} height={46} />}>
                <ChangeTable
                  items={items}
                  width={width}
                  hasMore={hasNextPage}
                  loadingMore={isFetchingNextPage}
                  onMore={() => !isFetchingNextPage && void fetchNextPage()}
                  onOpen={(line) => opening.open(line, false)}
                  empty={text('preview.empty.filtered')}
                />
              </Suspense>
            )}
          </div>
        </div>
        {beside && opened && <aside className="pv-aside">{opened}</aside>}
      </div>
      <Drawer
        opened={!beside && view.line !== undefined}
        onClose={opening.close}
        position="right"
        size="lg"
        withCloseButton={false}
        classNames={{ body: 'pv-drawer' }}
      >
        {!beside && opened}
      </Drawer>
      {proposals && <ProposalsDialog params={params} onClose={() => setProposals(false)} />}
    </LineContextProvider>
  )
}
