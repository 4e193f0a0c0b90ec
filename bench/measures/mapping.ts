import { defaultSettings } from '#model/default-settings.ts'
import type { Measure } from '../harness/measure.ts'
import { benchFields } from '../hr-system/connector.ts'

/** Another rule for one field, tried on what is staged already: everybody is mapped anew. */
export const mapping: Measure = {
  id: 'mapping',
  rows: [
    {
      id: 'mapping',
      title: 'preview, mapping changed',
      unit: 's',
      bare: 'bare-copy-out',
      goal: { of: 'ratio', atMost: 2 },
      from: 1_000_000,
    },
  ],
  run: async ({ seconds, walk }) => {
    const settings = defaultSettings(benchFields)
    const upper = settings.mapping.map((line) =>
      line.attribute === 'team' ? ({ ...line, transform: { kind: 'case', to: 'upper' } } as const) : line,
    )
    await walk.connection.choose({ mapping: upper })
    walk.plans.set('everybody changed', await seconds('mapping', () => walk.connection.preview()))
    await walk.connection.choose({ mapping: settings.mapping })
  },
}
