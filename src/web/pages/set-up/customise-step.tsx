import { Button } from '@mantine/core'
import { type JSX, useState } from 'react'
import type { Discovery } from '#api/contract/settings.ts'
import { Answer } from '../../parts/answer.tsx'
import { PageHeading } from '../../parts/page-heading.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { IdentifierCards } from '../../parts/set-up/identifier-cards.tsx'
import { LegalEntityEditor } from '../../parts/set-up/legal-entity-editor.tsx'
import { MappingEditor } from '../../parts/set-up/mapping-editor.tsx'
import {
  employeeNumberSource,
  openTasks,
  withEmployeeNumberSource,
  withIdentifier,
} from '../../parts/set-up/open-tasks.ts'
import { useRead } from '../../queries.ts'
import { text } from '../../text.ts'
import { EarlierSettings } from './earlier-settings.tsx'
import { useConnectionParams, useGoTo, useSaveSettings, useSetUp } from './set-up-context.ts'

function Editors({ discovery }: { discovery: Discovery }): JSX.Element {
  const { connector, settings, change } = useSetUp()
  const params = useConnectionParams()
  return (
    <>
      <IdentifierCards
        {...params}
        connectorName={connector.name}
        chooseSource={connector.employeeNumber === 'custom field'}
        value={settings.identifier}
        onChange={(identifier) =>
          change({ identifier, mapping: withIdentifier(settings.mapping, identifier) })
        }
        employeeNumberSource={employeeNumberSource(settings.mapping)}
        onSourceChange={(field) => change({ mapping: withEmployeeNumberSource(settings.mapping, field) })}
      />
      <MappingEditor
        {...params}
        connectorName={connector.name}
        fields={discovery.fields}
        value={settings.mapping}
        onChange={(mapping) => change({ mapping })}
      />
      <LegalEntityEditor
        {...params}
        fields={discovery.fields}
        value={settings.legalEntity}
        onChange={(legalEntity) => change({ legalEntity })}
      />
    </>
  )
}

function Foot(): JSX.Element {
  const { settings } = useSetUp()
  const { save, saving } = useSaveSettings()
  const { goTo, moving } = useGoTo()
  const [error, setError] = useState<unknown>(null)
  const open = openTasks(settings)
  async function finish() {
    setError(null)
    try {
      await save(settings)
      await goTo('preview')
    } catch (failed) {
      setError(failed)
    }
  }
  return (
    <>
      {error !== null && <ProblemNote error={error} />}
      {open.length > 0 && (
        <div className="open-task" role="status">
          <p className="strong">{text('customise.open tasks', { n: open.length })}</p>
          <ul>
            {open.map((task) => (
              <li key={task}>{text(task)}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="step-foot">
        <Button variant="default" onClick={() => void goTo('filter')}>
          {text('back')}
        </Button>
        <Button loading={saving || moving} disabled={open.length > 0} onClick={() => void finish()}>
          {text('customise.to preview')}
        </Button>
      </div>
    </>
  )
}

/** Customise: identifier, fields and legal entities, each with what real people would get. */
export function CustomiseStep(): JSX.Element {
  const { connector } = useSetUp()
  const params = useConnectionParams()
  const discovery = useRead('GET /companies/{company}/connections/{connection}/discovery', { params })
  return (
    <>
      <PageHeading title={text('customise.title')} above={<p className="dim">{connector.name}</p>} />
      <p className="dim">{text('customise.lead')}</p>
      <EarlierSettings />
      <Answer of={discovery}>{(found) => <Editors discovery={found} />}</Answer>
      <Foot />
    </>
  )
}
