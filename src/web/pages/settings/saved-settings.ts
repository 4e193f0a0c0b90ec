import { useState } from 'react'
import type { Connection } from '#api/contract/connection.ts'
import type { ConnectionSettings } from '#model/settings.ts'
import { showDone } from '#web/parts/plan/show-done.ts'
import { useWrite } from '#web/queries.ts'
import { text } from '#web/text.ts'

const reads = [
  'GET /companies/{company}/connections/{connection}',
  'GET /companies/{company}/connections',
] as const

/** A draft of the settings: changed here, saved as the next revision of the one that was read. */
export function useSettingsDraft(connection: Connection, settings: ConnectionSettings, company: string) {
  const [changes, setChanges] = useState<Partial<ConnectionSettings>>({})
  const save = useWrite('PUT /companies/{company}/connections/{connection}/settings', reads)
  const draft: ConnectionSettings = { ...settings, ...changes }
  function store() {
    save.mutate(
      {
        params: { company, connection: connection.id },
        body: { revision: connection.revision, settings: draft },
      },
      {
        onSuccess: ({ revision }) => {
          setChanges({})
          showDone(text('connection.saved.preview'), text('connection.saved', { revision }))
        },
      },
    )
  }
  return {
    draft,
    change: (part: Partial<ConnectionSettings>) => setChanges((before) => ({ ...before, ...part })),
    dirty: Object.keys(changes).length > 0,
    reset: () => setChanges({}),
    store,
    saving: save.isPending,
    error: save.error,
    saved: save.isSuccess,
  }
}
export type SettingsDraft = ReturnType<typeof useSettingsDraft>
