import { UnstyledButton } from '@mantine/core'
import type { Preview } from '#api/contract/preview.ts'
import { type ItemFlag, itemFlags } from '#model/plan.ts'
import { formatNumber } from '#web/format.ts'
import { bucketLook } from '#web/parts/badges.tsx'
import { bucketOrder, countOf, listedCount } from '#web/parts/plan/bucket-counts.ts'
import type { PreviewView } from '#web/parts/plan/preview-view.ts'
import { text } from '#web/text.ts'

type Change = (change: Partial<Record<'bucket' | 'flag' | 'selected', string | undefined>>) => void
type Props = Readonly<{ counts: Preview['counts']; view: PreviewView; onChange: Change }>

const watched: readonly ItemFlag[] = itemFlags

function Entry({
  label,
  count,
  current,
  tone,
  onClick,
}: Readonly<{ label: string; count?: number; current: boolean; tone?: string; onClick: () => void }>) {
  return (
    <li>
      <UnstyledButton className="pv-bucket" aria-current={current ? 'true' : undefined} onClick={onClick}>
        <span className={tone ? `pv-dot tone-${tone}` : 'pv-dot none'} aria-hidden />
        <span className="pv-bucket-name">{label}</span>
        {count !== undefined && <span className="pv-bucket-count">{formatNumber(count)}</span>}
      </UnstyledButton>
    </li>
  )
}

/** Buckets with counts, and the views somebody careful would want next. */
export function BucketList({ counts, view, onChange }: Props) {
  const plain = view.bucket === undefined && view.flag === undefined && view.selected === undefined
  return (
    <nav className="pv-buckets" aria-label={text('preview.buckets')}>
      <ul>
        <Entry
          label={text('preview.bucket.all')}
          count={listedCount(counts)}
          current={plain}
          onClick={() => onChange({ bucket: undefined, flag: undefined, selected: undefined })}
        />
        {bucketOrder.map((bucket) => (
          <Entry
            key={bucket}
            label={text(`bucket.${bucket}`)}
            count={countOf(counts, bucket)}
            tone={bucketLook(bucket).meaning}
            current={view.bucket === bucket}
            onClick={() => onChange({ bucket })}
          />
        ))}
      </ul>
      <h2 className="pv-buckets-head">{text('preview.closer')}</h2>
      <ul>
        {watched.map((flag) => (
          <Entry
            key={flag}
            label={text(`plan.flag.${flag}`)}
            current={view.flag === flag}
            onClick={() => onChange({ flag: view.flag === flag ? undefined : flag })}
          />
        ))}
        <Entry
          label={text('preview.unticked')}
          current={view.selected === 'no'}
          onClick={() => onChange({ selected: view.selected === 'no' ? undefined : 'no' })}
        />
      </ul>
    </nav>
  )
}
