import { patchConnection } from '#stores/connection-store.ts'
import type { Measure } from '../harness/measure.ts'
import { callTimes, openApp } from '../harness/open-app.ts'

const customFields = 300

/** What the mapping screen asks for, with 300 fields that the HR system told of. */
export const mappingScreen: Measure = {
  id: 'mapping-screen',
  rows: [
    {
      id: 'mapping-screen',
      title: 'mapping screen with 300 fields',
      unit: 'ms',
      goal: { of: 'figure', atMost: 1000 },
    },
    { id: 'identifiers', title: 'dry report on the identifiers', unit: 'ms' },
  ],
  run: async ({ note, walk }) => {
    const discoveredFields = Array.from({ length: customFields }, (_, at) => ({
      id: `field_${at}`,
      label: `Field ${at}`,
      type: 'text',
      sensitive: false,
    }))
    await walk.test.inCompany((tx) => patchConnection(tx, walk.connection.id, { discoveredFields }))
    const app = await openApp(walk)
    const at = `/connections/${walk.connection.id}`
    const parts = ['', '/discovery', '/dimensions', '/mapping-suggestions'].map((part) => at + part)
    note(
      'mapping-screen',
      (await callTimes(app, parts)).reduce((sum, one) => sum + one, 0),
    )
    note('identifiers', (await callTimes(app, [`${at}/identifiers`]))[0] ?? null)
    await app.close()
  },
}
