import { useState } from 'react'
import type { Connection } from '#api/contract/connection.ts'
import type { Connector } from '#api/contract/connector.ts'
import type { ConnectionSettings } from '#model/settings.ts'
import { startingSettings } from '../../parts/set-up/starting-settings.ts'

type Draft = Readonly<{ revision: number; settings: ConnectionSettings }>

function place(connection: Connection): string {
  return `rollcall set-up ${connection.id}`
}

/** A draft of this tab counts only while nobody saved a newer revision. */
function kept(connection: Connection): ConnectionSettings | null {
  const written = sessionStorage.getItem(place(connection))
  if (written === null) return null
  const draft = JSON.parse(written) as Draft
  return draft.revision === connection.revision ? draft.settings : null
}

/** The settings of an open set-up: what was chosen in this tab, else what was saved, else the start. */
export function useSettingsDraft(
  connection: Connection,
  connector: Connector,
): readonly [ConnectionSettings, (part: Partial<ConnectionSettings>) => void] {
  const method = connector.methods.find((one) => one.id === connection.methodId) ?? connector.methods[0]
  const [draft, setDraft] = useState(() => ({ of: connection.revision, settings: kept(connection) }))
  const current = draft.of === connection.revision ? draft.settings : null
  const settings =
    current ?? connection.settings ?? startingSettings(method?.fields ?? [], connector.employeeNumber)
  function change(part: Partial<ConnectionSettings>) {
    const next = { ...settings, ...part }
    setDraft({ of: connection.revision, settings: next })
    const written: Draft = { revision: connection.revision, settings: next }
    sessionStorage.setItem(place(connection), JSON.stringify(written))
  }
  return [settings, change]
}
