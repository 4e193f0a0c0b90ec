import { Button, Checkbox } from '@mantine/core'
import { IconUserCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { ChosenApprovalRule } from '#api/contract/approval.ts'
import { type ApprovalRule, isSameRule } from '#model/approval.ts'
import { formatInstant } from '#web/format.ts'
import { Answer } from '#web/parts/answer.tsx'
import { showDone } from '#web/parts/plan/show-done.ts'
import { ProblemNote } from '#web/parts/problem-note.tsx'
import { useRead, useWrite } from '#web/queries.ts'
import { text } from '#web/text.ts'
import type { TabProps } from './connection-tab.tsx'

const endpoint = 'GET /companies/{company}/connections/{connection}/approval-rule'
const parts = ['leavers', 'heldGuards', 'entityMoves'] as const satisfies readonly (keyof ApprovalRule)[]

function useRule({ connection, company }: TabProps) {
  const save = useWrite('PUT /companies/{company}/connections/{connection}/approval-rule', [
    endpoint,
    'GET /companies/{company}/plans/{plan}',
  ])
  const params = { company, connection: connection.id }
  return {
    ...save,
    store: (body: ApprovalRule) =>
      save.mutate(
        { params, body },
        {
          onSuccess: ({ wanted }) =>
            showDone(text(wanted === null ? 'approvals.saved' : 'approvals.saved.wanted')),
        },
      ),
  }
}

function Wanted({ found, rule }: Readonly<{ found: ChosenApprovalRule; rule: ReturnType<typeof useRule> }>) {
  const { wanted } = found
  if (wanted === null) return null
  const asked = parts.filter((part) => wanted.rule[part]).map((part) => text(`approvals.rule.${part}`))
  const values = {
    name: wanted.by,
    at: formatInstant(wanted.at),
    rule: asked.length === 0 ? text('approvals.wanted.nothing') : asked.join(', '),
  }
  return (
    <div className="settings-wanted stack" role="status">
      <p>{text(wanted.mine ? 'approvals.wanted.mine' : 'approvals.wanted', values)}</p>
      <div className="row">
        {!wanted.mine && (
          <Button size="sm" loading={rule.isPending} onClick={() => rule.store(wanted.rule)}>
            {text('approvals.wanted.agree')}
          </Button>
        )}
        <Button size="sm" variant="default" onClick={() => rule.store(found.rule)}>
          {text('approvals.wanted.keep')}
        </Button>
      </div>
    </div>
  )
}

function Choices({ found, rule }: Readonly<{ found: ChosenApprovalRule; rule: ReturnType<typeof useRule> }>) {
  const [draft, setDraft] = useState(found.rule)
  const alone = found.otherAdmins === 0
  return (
    <section className="card stack">
      <p className="row settings-approvals-lead">
        <IconUserCheck size={20} stroke={1.8} aria-hidden />
        <span>{text('approvals.lead')}</span>
      </p>
      {alone && <p className="dim">{text('approvals.alone')}</p>}
      <Wanted found={found} rule={rule} />
      {parts.map((part) => (
        <Checkbox
          key={part}
          label={text(`approvals.rule.${part}`)}
          description={text(`approvals.rule.${part}.why`)}
          checked={draft[part]}
          disabled={alone && !found.rule[part]}
          onChange={(event) => setDraft({ ...draft, [part]: event.currentTarget.checked })}
        />
      ))}
      <p className="dim small">{text('approvals.loosening')}</p>
      {rule.error && <ProblemNote error={rule.error} />}
      <div>
        <Button
          loading={rule.isPending}
          disabled={isSameRule(draft, found.rule)}
          onClick={() => rule.store(draft)}
        >
          {text('connection.save')}
        </Button>
      </div>
    </section>
  )
}

/** For what this connection asks a second person. */
export function ApprovalsTab(props: TabProps) {
  const params = { company: props.company, connection: props.connection.id }
  const read = useRead(endpoint, { params })
  const rule = useRule(props)
  return (
    <Answer of={read}>{(found) => <Choices key={JSON.stringify(found)} found={found} rule={rule} />}</Answer>
  )
}
