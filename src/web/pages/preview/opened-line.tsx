import type { PreviewItem } from '#api/contract/preview.ts'
import { LoadingLines } from '#web/parts/answer.tsx'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useRead } from '#web/queries.ts'
import type { useChoices } from './choices.ts'
import { LinePanel } from './line-panel.tsx'
import type { PlanParams } from './preview-items.ts'
import type { ChangeView } from './view-in-address.ts'

type Props = Readonly<{
  line: string
  items: readonly PreviewItem[]
  params: PlanParams
  connection: string | null
  open: boolean
  mayChoose: boolean
  explain: boolean
  choose: ReturnType<typeof useChoices>['choose']
  onChange: ChangeView
  focus: number | null
  onClose: () => void
}>

/** The line named by the address: from the list if it is there, else asked for by itself. */
export function OpenedLine({ line, items, params, onChange, choose, explain, ...rest }: Props) {
  const listed = items.find((item) => item.key === line)
  const alone = useRead(
    'GET /companies/{company}/plans/{plan}/items/{key}',
    { params: { ...params, key: line } },
    { enabled: listed === undefined },
  )
  const item = listed ?? alone.data
  if (!item) {
    return alone.error ? <ProblemNote error={alone.error} /> : <LoadingLines lines={6} />
  }
  function step(by: 1 | -1) {
    const next = items[items.findIndex((one) => one.key === line) + by]
    if (next) onChange({ line: next.key })
  }
  return (
    <LinePanel
      key={line}
      {...rest}
      item={item}
      params={params}
      tab={explain ? 'explain' : 'changes'}
      onTab={(tab) => onChange({ explain: tab === 'explain' ? true : undefined })}
      onChoose={(choices) => choose({ choices: [...choices] })}
      onStep={step}
    />
  )
}
