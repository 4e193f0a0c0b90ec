import { Button, Select, TextInput } from '@mantine/core'
import { IconSearch, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import type { RememberedDecision } from '#api/contract/hand.ts'
import { matchDecisions } from '#model/person.ts'
import { Age } from '#web/parts/age.tsx'
import { Answer } from '#web/parts/answer.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { BareLink } from '#web/parts/links.tsx'
import { showDone } from '#web/parts/plan/show-done.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useRead, useWrite } from '#web/queries.ts'
import { text } from '#web/text.ts'
import type { TabProps } from './connection-tab.tsx'

const endpoint = 'GET /companies/{company}/connections/{connection}/decisions'
const shownAtMost = 200

type Params = Readonly<{ company: string; connection: string }>

function Row({ one, params }: Readonly<{ one: RememberedDecision; params: Params }>) {
  const revise = useWrite('PUT /companies/{company}/connections/{connection}/decisions', [
    endpoint,
    'GET /companies/{company}/plans/{plan}',
  ])
  const names = { record: one.recordName ?? one.externalId, person: one.personName }
  const decide = (decision: RememberedDecision['decision'] | null) =>
    revise.mutate(
      { params, body: { externalId: one.externalId, personId: one.personId, decision } },
      { onSuccess: () => showDone(text('decisions.saved')) },
    )
  return (
    <li className="decision">
      <div>
        <p className="strong">{names.record}</p>
        <p className="dim small mono">{one.externalId}</p>
        {one.recordName === null && <p className="dim small">{text('decisions.not-sent')}</p>}
      </div>
      <div>
        <BareLink
          to="/c/$company/people/$person"
          params={{ company: params.company, person: one.personId }}
          className="settings-back"
        >
          {one.personName}
        </BareLink>
        {one.withdrawn && <p className="dim small">{text('decisions.withdrawn')}</p>}
      </div>
      <Select
        size="sm"
        aria-label={text('decisions.revise', names)}
        data={matchDecisions.map((value) => ({ value, label: text(`decisions.${value}`) }))}
        value={one.decision}
        allowDeselect={false}
        disabled={revise.isPending}
        onChange={(value) => decide(matchDecisions.find((each) => each === value) ?? one.decision)}
      />
      <p className="dim small">
        {text('decisions.by', { name: one.by })}, <Age at={one.at} />
      </p>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        loading={revise.isPending}
        aria-label={text('decisions.forget.of', names)}
        onClick={() => decide(null)}
      >
        {text('decisions.forget')}
      </Button>
      {revise.error && <ProblemNote error={revise.error} />}
    </li>
  )
}

function matching(all: readonly RememberedDecision[], search: string): readonly RememberedDecision[] {
  const wanted = search.trim().toLowerCase()
  const said = (one: RememberedDecision) =>
    [one.recordName, one.externalId, one.personName].filter(Boolean).join(' ').toLowerCase()
  return all.filter((one) => said(one).includes(wanted)).slice(0, shownAtMost)
}

/** Everything decided about who is who in this connection, and the way to revise it. */
export function DecisionsTab({ connection, company }: TabProps) {
  const params = { company, connection: connection.id }
  const read = useRead(endpoint, { params })
  const [search, setSearch] = useState('')
  return (
    <Answer of={read}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState
            icon={IconUsers}
            title={text('decisions.none.title')}
            why={text('decisions.none.why')}
          />
        ) : (
          <section className="card stack">
            <p className="dim">{text('decisions.lead')}</p>
            <TextInput
              aria-label={text('decisions.search')}
              placeholder={text('decisions.search')}
              leftSection={<IconSearch size={16} aria-hidden />}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
            />
            <ul className="decisions">
              {matching(all, search).map((one) => (
                <Row key={`${one.externalId} ${one.personId}`} one={one} params={params} />
              ))}
            </ul>
          </section>
        )
      }
    </Answer>
  )
}
