import { ActionIcon, Button, Tabs } from '@mantine/core'
import { IconArrowsSplit2, IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { PreviewItem } from '#api/contract/preview.ts'
import { isFixed } from '#model/person-facts.ts'
import { formatDay } from '#web/format.ts'
import { BucketBadge } from '#web/parts/badges.tsx'
import { PersonActions } from '#web/parts/by-hand/person-actions.tsx'
import { SplitDialog } from '#web/parts/by-hand/split-dialog.tsx'
import { BareLink } from '#web/parts/links.tsx'
import { byGravity } from '#web/parts/plan/attribute-words.ts'
import { FlagBadge } from '#web/parts/plan/flag-badge.tsx'
import { reasonSentence } from '#web/parts/plan/reason-sentence.ts'
import { text } from '#web/text.ts'
import type { Choice } from './choices.ts'
import { heldSentence } from './held-words.ts'
import { LineChanges } from './line-changes.tsx'
import { LineComments } from './line-comments.tsx'
import { LineExplanation } from './line-explanation.tsx'
import { LineHistory } from './line-history.tsx'
import { LineMatch } from './line-match.tsx'
import type { PlanParams } from './preview-items.ts'

export type LinePanelProps = Readonly<{
  item: PreviewItem
  params: PlanParams
  /** Of the preview; null where the plan is no synchronisation. */
  connection: string | null
  open: boolean
  mayChoose: boolean
  tab: 'changes' | 'explain'
  onTab: (tab: 'changes' | 'explain') => void
  onChoose: (choices: readonly Choice[]) => void
  onClose: () => void
  onStep: (step: 1 | -1) => void
  /** Grows each time the panel is to take the focus; null leaves the focus where it is. */
  focus: number | null
}>

function Head({
  item,
  onClose,
  onStep,
  focus,
}: Pick<LinePanelProps, 'item' | 'onClose' | 'onStep' | 'focus'>) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focus !== null) heading.current?.focus({ preventScroll: true })
  }, [focus])
  return (
    <header className="pv-panel-head">
      <div>
        <h2 ref={heading} tabIndex={-1}>
          {item.name}
        </h2>
        <p className="dim small">
          {[
            item.employeeNumber === null
              ? text('preview.no-number')
              : text('preview.number', { number: item.employeeNumber }),
            item.legalEntityName,
            text(`line.situation.${item.situation}`),
          ]
            .filter((one) => one !== null)
            .join(' · ')}
        </p>
      </div>
      <div className="pv-panel-tools">
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={text('line.previous')}
          onClick={() => onStep(-1)}
        >
          <IconChevronUp size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" aria-label={text('line.next')} onClick={() => onStep(1)}>
          <IconChevronDown size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" aria-label={text('line.close')} onClick={onClose}>
          <IconX size={18} aria-hidden />
        </ActionIcon>
      </div>
    </header>
  )
}

function When({ item }: Readonly<{ item: PreviewItem }>) {
  const late = item.daysLate ?? 0
  if (item.effectiveDate === null || late <= 1) return null
  const day = formatDay(item.effectiveDate)
  return <p className="pv-late">{text('line.acted', { day, late: text('preview.late', { days: late }) })}</p>
}

function Facts({ item }: Readonly<{ item: PreviewItem }>) {
  return (
    <div className="pv-facts">
      <p className="pv-facts-badges">
        <BucketBadge bucket={item.bucket} />
        {byGravity(item.flags).map((flag) => (
          <FlagBadge key={flag} flag={flag} />
        ))}
      </p>
      <p>{reasonSentence(item.reason)}</p>
      {item.findings?.map((finding) => (
        <p key={finding.code} className="dim">
          {reasonSentence(finding)}
        </p>
      ))}
      <When item={item} />
      {item.awards !== null && (
        <p>
          <span className="strong">{text('line.awards')}: </span>
          {text('line.awards.body', {
            plans: item.awards.plans.join(', '),
            unvested: item.awards.unvested,
            vested: item.awards.vested,
          })}
        </p>
      )}
      {item.needsApproval !== undefined && (
        <p className="pv-held-note">
          {text('approval.line.why', {
            reasons: item.needsApproval.map((one) => text(`approval.line.${one}`)).join(', '),
          })}
        </p>
      )}
      {item.heldBy.length > 0 && (
        <p className="pv-held-note">{text('line.held.body', { guards: heldSentence(item.heldBy) })}</p>
      )}
    </div>
  )
}

function PersonChoice({
  item,
  open,
  mayChoose,
  onChoose,
}: Pick<LinePanelProps, 'item' | 'open' | 'mayChoose' | 'onChoose'>) {
  if (!item.selectable || !open || item.changes.some((one) => isFixed(one.attribute))) return null
  const take = !item.selected
  return (
    <div className="row">
      <Button
        size="sm"
        variant="default"
        disabled={!mayChoose}
        onClick={() => onChoose([{ key: item.key, attribute: null, choice: take ? 'include' : 'exclude' }])}
      >
        {text(take ? 'line.this-person' : 'line.not-this-person')}
      </Button>
      <span className="dim small">
        {item.excludedBy === null
          ? text('line.remembered')
          : text('preview.excluded-by', { name: item.excludedBy })}
      </span>
    </div>
  )
}

function Matching({
  item,
  params,
  open,
  mayChoose,
}: Pick<LinePanelProps, 'item' | 'params' | 'open' | 'mayChoose'>): ReactNode {
  if (item.externalId === null || !open) return null
  const asked = item.bucket === 'needs a match' || item.bucket === 'new' || item.candidates.length > 0
  return asked ? (
    <LineMatch item={item} externalId={item.externalId} params={params} mayChoose={mayChoose} />
  ) : null
}

/** Who this is, decided by hand: a plan of its own, read before it is applied. */
function ByHand({
  item,
  params,
  connection,
  open,
  mayChoose,
}: Pick<LinePanelProps, 'item' | 'params' | 'connection' | 'open' | 'mayChoose'>) {
  const [splitting, setSplitting] = useState(false)
  const { personId, externalId } = item
  if (personId === null || connection === null || !open || !mayChoose) return null
  const person = { id: personId, name: item.name }
  const link =
    item.situation === 'linked' && externalId !== null ? { connectionId: connection, externalId } : null
  return (
    <div className="hand-actions">
      {link !== null && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowsSplit2 size={15} aria-hidden />}
          onClick={() => setSplitting(true)}
        >
          {text('hand.split')}
        </Button>
      )}
      <PersonActions company={params.company} person={person} links={link === null ? [] : [link]} />
      {splitting && link !== null && (
        <SplitDialog
          company={params.company}
          person={person}
          link={link}
          onClose={() => setSplitting(false)}
        />
      )}
    </div>
  )
}

/** One opened line: what changes and why, who it is, and everything that can be done about it. */
export function LinePanel(props: LinePanelProps) {
  const { item, params } = props
  return (
    <article className="pv-panel" aria-label={text('line.panel', { name: item.name })}>
      <Head item={item} onClose={props.onClose} onStep={props.onStep} focus={props.focus} />
      <div className="pv-panel-body">
        <Facts item={item} />
        <PersonChoice {...props} />
        <Matching {...props} />
        <ByHand {...props} />
        <Tabs
          value={props.tab}
          onChange={(tab) => props.onTab(tab === 'explain' ? 'explain' : 'changes')}
          keepMounted={false}
        >
          <Tabs.List>
            <Tabs.Tab value="changes">{text('line.tab.changes')}</Tabs.Tab>
            <Tabs.Tab value="explain">{text('line.explain')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="changes" pt="sm">
            <LineChanges
              item={item}
              open={props.open}
              mayChoose={props.mayChoose}
              onChoose={props.onChoose}
            />
          </Tabs.Panel>
          <Tabs.Panel value="explain" pt="sm">
            <LineExplanation item={item} params={params} />
          </Tabs.Panel>
        </Tabs>
        <LineComments line={item.key} params={params} />
        {item.personId !== null && (
          <>
            <LineHistory company={params.company} person={item.personId} />
            <BareLink
              to="/c/$company/people/$person"
              params={{ company: params.company, person: item.personId }}
              className="pv-link"
            >
              {text('line.open-person')}
            </BareLink>
          </>
        )}
        {item.externalId !== null && (
          <p className="dim small">
            {text('line.external-id')}: <span className="mono">{item.externalId}</span>
          </p>
        )}
      </div>
    </article>
  )
}
