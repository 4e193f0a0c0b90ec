import { NumberInput } from '@mantine/core'
import type { ConnectionSettings } from '#model/settings.ts'
import { text } from '#web/text.ts'
import type { TabProps } from './connection-tab.tsx'
import { SaveBar } from './save-bar.tsx'
import { useSettingsDraft } from './saved-settings.ts'

const kinds = ['leaving', 'hardLeaving', 'joiners', 'changes'] as const

/** The limits above which a part of a preview is held. */
export function GuardsTab({
  connection,
  company,
  settings,
}: TabProps & Readonly<{ settings: ConnectionSettings }>) {
  const draft = useSettingsDraft(connection, settings, company)
  const { guards } = draft.draft
  return (
    <>
      <section className="card">
        <p className="dim">{text('connection.guards.lead')}</p>
        {kinds.map((kind) => (
          <fieldset key={kind} className="settings-guard">
            <legend className="hidden-visually">{text(`connection.guards.${kind}`)}</legend>
            <span aria-hidden>{text(`connection.guards.${kind}`)}</span>
            <div className="row">
              <NumberInput
                className="settings-number"
                label={text('connection.guards.people')}
                min={0}
                allowDecimal={false}
                value={guards[`${kind}People`]}
                onChange={(value) =>
                  typeof value === 'number' &&
                  draft.change({ guards: { ...guards, [`${kind}People`]: value } })
                }
              />
              <NumberInput
                className="settings-number"
                label={text('connection.guards.share')}
                min={0}
                max={100}
                decimalScale={1}
                value={Math.round(guards[`${kind}Share`] * 1000) / 10}
                onChange={(value) =>
                  typeof value === 'number' &&
                  draft.change({ guards: { ...guards, [`${kind}Share`]: value / 100 } })
                }
              />
            </div>
          </fieldset>
        ))}
      </section>
      <SaveBar draft={draft} connection={connection} />
    </>
  )
}
