import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconBan,
  IconCalendarEvent,
  IconCheck,
  IconCircleDashed,
  IconEyeOff,
  IconFilterOff,
  IconHelpHexagon,
  IconListCheck,
  IconLogout,
  IconPencil,
  IconPlayerPause,
  IconPlugConnected,
  IconPlugConnectedX,
  IconRefresh,
  IconUserPlus,
  type TablerIcon,
} from '@tabler/icons-react'
import type { JSX } from 'react'
import type { ConnectionState } from '#api/contract/connection.ts'
import type { Bucket } from '#model/plan.ts'
import { text } from '../text.ts'

/** Colours with a meaning; each names a pair of variables in theme.css. */
export type Meaning =
  | 'neutral'
  | 'new'
  | 'changed'
  | 'leaving'
  | 'returning'
  | 'coming'
  | 'attention'
  | 'accent'

/** A word with an icon and a colour that means something. */
export function Badge(props: { meaning: Meaning; icon: TablerIcon; label: string }): JSX.Element {
  const Icon = props.icon
  return (
    <span className="badge" data-meaning={props.meaning}>
      <Icon size={15} stroke={1.9} aria-hidden />
      {props.label}
    </span>
  )
}

const states: Record<ConnectionState, [Meaning, TablerIcon]> = {
  'set-up unfinished': ['attention', IconCircleDashed],
  fetching: ['accent', IconRefresh],
  ready: ['new', IconCheck],
  'changes waiting': ['changed', IconListCheck],
  'needs attention': ['attention', IconAlertTriangle],
  reconnect: ['leaving', IconPlugConnectedX],
  paused: ['coming', IconPlayerPause],
  disconnected: ['neutral', IconPlugConnected],
}

export function StateBadge({ state }: { state: ConnectionState }): JSX.Element {
  const [meaning, icon] = states[state]
  return <Badge meaning={meaning} icon={icon} label={text(`state.${state}`)} />
}

const bucketLooks: Record<Bucket, [Meaning, TablerIcon]> = {
  new: ['new', IconUserPlus],
  changed: ['changed', IconPencil],
  leaving: ['leaving', IconLogout],
  returning: ['returning', IconArrowBackUp],
  'coming up': ['coming', IconCalendarEvent],
  'needs a match': ['attention', IconHelpHexagon],
  'outside the filter': ['neutral', IconFilterOff],
  'no longer visible': ['neutral', IconEyeOff],
  blocked: ['attention', IconBan],
}

/** The colour and icon of a bucket, for lists that draw their own. */
export function bucketLook(bucket: Bucket): { meaning: Meaning; icon: TablerIcon } {
  const [meaning, icon] = bucketLooks[bucket]
  return { meaning, icon }
}

export function BucketBadge({ bucket }: { bucket: Bucket }): JSX.Element {
  const { meaning, icon } = bucketLook(bucket)
  return <Badge meaning={meaning} icon={icon} label={text(`bucket.${bucket}`)} />
}
