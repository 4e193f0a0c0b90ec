import { Button } from '@mantine/core'
import { IconArrowMerge, IconLink } from '@tabler/icons-react'
import { useState } from 'react'
import { text } from '#web/text.ts'
import { LinkDialog } from './link-dialog.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import './by-hand.css'

type Props = Readonly<{
  company: string
  person: Readonly<{ id: string; name: string }>
  links: readonly Readonly<{ connectionId: string; externalId: string }>[]
}>

/** What can be decided about who somebody is. */
export function PersonActions({ company, person, links }: Props) {
  const [dialog, setDialog] = useState<'merge' | 'link' | null>(null)
  const close = () => setDialog(null)
  return (
    <div className="hand-actions">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconArrowMerge size={15} aria-hidden />}
        onClick={() => setDialog('merge')}
      >
        {text('hand.merge')}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconLink size={15} aria-hidden />}
        onClick={() => setDialog('link')}
      >
        {text('hand.link')}
      </Button>
      {dialog === 'merge' && <MergeDialog company={company} person={person} onClose={close} />}
      {dialog === 'link' && <LinkDialog company={company} person={person} links={links} onClose={close} />}
    </div>
  )
}
