import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import type { JSX } from 'react'
import { text } from '../text.ts'

/** Copies a value and says so. */
export function CopyButton(props: { value: string; label?: string }): JSX.Element {
  const clipboard = useClipboard({ timeout: 2000 })
  const Icon = clipboard.copied ? IconCheck : IconCopy
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<Icon size={15} aria-hidden />}
      onClick={() => clipboard.copy(props.value)}
    >
      <span aria-live="polite">
        {clipboard.copied ? text('copy.copied') : (props.label ?? text('copy.copy'))}
      </span>
    </Button>
  )
}
