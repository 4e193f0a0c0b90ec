import { Button } from '@mantine/core'
import type { ConnectionSummary } from '#api/contract/connection.ts'
import { useCompany } from '#web/company.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { text } from '#web/text.ts'
import { SyncNowButton } from '../landing/connection-actions.tsx'
import type { SettingsDraft } from './saved-settings.ts'
import { SettingsTrialPart } from './settings-trial.tsx'

type Props = Readonly<{ draft: SettingsDraft; connection: ConnectionSummary; blocked?: boolean }>

/** Saves a draft; afterwards the preview of what it changes is one click away. */
export function SaveBar({ draft, connection, blocked = false }: Props) {
  const company = useCompany()
  if (!draft.dirty && !draft.saved && !draft.error) return null
  return (
    <div className="settings-foot stack">
      {draft.error && <ProblemNote error={draft.error} />}
      <div className="row">
        {draft.dirty && (
          <>
            <Button loading={draft.saving} disabled={blocked} onClick={draft.store}>
              {text('connection.save')}
            </Button>
            <Button variant="default" onClick={draft.reset}>
              {text('connection.undo')}
            </Button>
            <SettingsTrialPart
              company={company.slug}
              connection={connection.id}
              draft={draft.draft}
              disabled={blocked}
            />
          </>
        )}
        {draft.saved && !draft.dirty && (
          <SyncNowButton connection={connection} label={text('connection.preview')} fetch quiet />
        )}
      </div>
    </div>
  )
}
