import type { ConnectionSettings } from '#model/settings.ts'
import { Answer } from '#web/parts/answer.tsx'
import { FilterEditor } from '#web/parts/set-up/filter-editor.tsx'
import { FilterResult } from '#web/parts/set-up/filter-result.tsx'
import { useRead } from '#web/queries.ts'
import type { TabProps } from './connection-tab.tsx'
import { SaveBar } from './save-bar.tsx'
import { useSettingsDraft } from './saved-settings.ts'

/** The filter with whom it takes in; saving starts a fetch before its own preview. */
export function FilterTab({
  connection,
  company,
  settings,
}: TabProps & Readonly<{ settings: ConnectionSettings }>) {
  const draft = useSettingsDraft(connection, settings, company)
  const params = { company, connection: connection.id }
  const dimensions = useRead('GET /companies/{company}/connections/{connection}/dimensions', { params })
  return (
    <>
      <div className="settings-two">
        <Answer of={dimensions}>
          {(found) => (
            <FilterEditor
              dimensions={found}
              value={draft.draft.filter}
              onChange={(filter) => draft.change({ filter })}
            />
          )}
        </Answer>
        <FilterResult {...params} filter={draft.draft.filter} />
      </div>
      <SaveBar
        draft={draft}
        connection={connection}
        blocked={draft.draft.filter.some((clause) => clause.values.length === 0)}
      />
    </>
  )
}
