import { Tooltip } from '@mantine/core'
import {
  IconArrowsExchange,
  IconAward,
  IconEraser,
  IconEye,
  IconHandStop,
  IconHistory,
  IconId,
  IconMail,
} from '@tabler/icons-react'
import type { ItemFlag } from '#model/plan.ts'
import { text } from '#web/text.ts'
import './plan.css'

const icons = {
  'award holder': IconAward,
  'past date': IconHistory,
  'e-mail change': IconMail,
  'identifier change': IconId,
  'entity move': IconArrowsExchange,
  'cleared value': IconEraser,
  'manual conflict': IconHandStop,
  'look-alike': IconEye,
} as const satisfies Record<ItemFlag, unknown>

const grave: ReadonlySet<ItemFlag> = new Set(['award holder', 'past date', 'e-mail change', 'look-alike'])

/** `bare` leaves the word to the tooltip and the screen reader, where a row has no room. */
export function FlagBadge({ flag, bare = false }: Readonly<{ flag: ItemFlag; bare?: boolean }>) {
  const Icon = icons[flag]
  return (
    <Tooltip label={`${text(`plan.flag.${flag}`)}. ${text(`plan.flag-why.${flag}`)}`} multiline maw={280}>
      <span className={`flag-badge${grave.has(flag) ? ' grave' : ''}${bare ? ' bare' : ''}`}>
        <Icon size={14} stroke={1.8} aria-hidden />
        <span className={bare ? 'hidden-visually' : undefined}>{text(`plan.flag.${flag}`)}</span>
      </span>
    </Tooltip>
  )
}
