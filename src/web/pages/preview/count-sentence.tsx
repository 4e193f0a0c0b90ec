import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Preview } from '#api/contract/preview.ts'
import type { Bucket } from '#model/plan.ts'
import { bucketLook } from '#web/parts/badges.tsx'
import { countChips, listedCount } from '#web/parts/plan/bucket-counts.ts'
import { text } from '#web/text.ts'

type Props = Readonly<{
  counts: Preview['counts']
  bucket: Bucket | undefined
  onBucket: (bucket: Bucket | undefined) => void
  children?: ReactNode
}>

/** The counts as one sentence whose parts filter the list. */
export function CountSentence({ counts, bucket, onBucket, children }: Props) {
  return (
    <fieldset className="pv-sentence">
      <legend className="hidden-visually">{text('preview.count.group')}</legend>
      {listedCount(counts) === 0 && <span className="strong">{text('preview.count.nothing')}</span>}
      {countChips(counts).map((chip) => {
        const { meaning, icon: Icon } = bucketLook(chip.bucket)
        const words = text(`preview.count.${chip.bucket}`, { count: chip.count })
        const pressed = chip.bucket === bucket
        return (
          <UnstyledButton
            key={chip.bucket}
            className={`pv-chip tone-${meaning}`}
            aria-pressed={pressed}
            title={text('preview.count.filter-by', { what: words })}
            onClick={() => onBucket(pressed ? undefined : chip.bucket)}
          >
            <Icon size={16} stroke={2} aria-hidden />
            {words}
          </UnstyledButton>
        )
      })}
      {counts.byBucket['needs a match'] > 0 && counts.byBucket.blocked > 0 && (
        <span className="pv-said strong tone-attention">
          {text('preview.count.attention', { count: counts.needAttention })}
        </span>
      )}
      <span className="pv-said">{text('preview.count.unchanged', { count: counts.unchanged })}</span>
      {children}
    </fieldset>
  )
}
