import type { ConnectionSettings } from '#model/settings.ts'
import { Answer } from '#web/parts/answer.tsx'
import { IdentifierCards } from '#web/parts/set-up/identifier-cards.tsx'
import { LegalEntityEditor } from '#web/parts/set-up/legal-entity-editor.tsx'
import { MappingEditor } from '#web/parts/set-up/mapping-editor.tsx'
import { employeeNumberSource, openTasks, withEmployeeNumberSource } from '#web/parts/set-up/open-tasks.ts'
import { useRead } from '#web/queries.ts'
import { text } from '#web/text.ts'
import type { TabProps } from './connection-tab.tsx'
import { SaveBar } from './save-bar.tsx'
import { useSettingsDraft } from './saved-settings.ts'

/** Identifier, fields and legal entities; the same editors as in the set-up. */
export function MappingTab({
  connection,
  company,
  settings,
}: TabProps & Readonly<{ settings: ConnectionSettings }>) {
  const draft = useSettingsDraft(connection, settings, company)
  const params = { company, connection: connection.id }
  const discovery = useRead('GET /companies/{company}/connections/{connection}/discovery', { params })
  const connector = useRead('GET /companies/{company}/connectors/{connector}', {
    params: { company, connector: connection.connectorId },
  })
  const open = openTasks(draft.draft)
  const { mapping, identifier, legalEntity } = draft.draft
  const names = { ...params, connectorName: connection.connectorName }
  return (
    <>
      <Answer of={discovery}>
        {({ fields }) => (
          <>
            <IdentifierCards
              {...names}
              chooseSource={connector.data?.employeeNumber === 'custom field'}
              value={identifier}
              onChange={(chosen) => draft.change({ identifier: chosen })}
              employeeNumberSource={employeeNumberSource(mapping)}
              onSourceChange={(field) => draft.change({ mapping: withEmployeeNumberSource(mapping, field) })}
            />
            <MappingEditor
              {...names}
              fields={fields}
              value={mapping}
              onChange={(next) => draft.change({ mapping: next })}
            />
            <LegalEntityEditor
              {...params}
              fields={fields}
              value={legalEntity}
              onChange={(next) => draft.change({ legalEntity: next })}
            />
          </>
        )}
      </Answer>
      {draft.dirty && open.length > 0 && (
        <ul className="dim">
          {open.map((task) => (
            <li key={task}>{text(task)}</li>
          ))}
        </ul>
      )}
      <SaveBar draft={draft} connection={connection} blocked={open.length > 0} />
    </>
  )
}
