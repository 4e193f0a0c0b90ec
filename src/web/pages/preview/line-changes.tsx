import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { PreviewItem } from '#api/contract/preview.ts'
import { isFixed } from '#model/person-facts.ts'
import { attributeLabel, shownValue } from '#web/parts/plan/attribute-words.ts'
import { ruleSentence } from '#web/parts/plan/rule-sentence.ts'
import { sourceLabel } from '#web/parts/plan/source-words.ts'
import { ShownValue } from '#web/parts/plan/value-pair.tsx'
import { text } from '#web/text.ts'
import type { Choice } from './choices.ts'

type Change = PreviewItem['changes'][number]
type Props = Readonly<{
  item: PreviewItem
  open: boolean
  mayChoose: boolean
  onChoose: (choices: readonly Choice[]) => void
}>

function Origin({ change }: Readonly<{ change: Change }>) {
  return (
    <dl className="pv-origin">
      <div>
        <dt>{text('line.source')}</dt>
        <dd>
          {change.source === null ? (
            <span className="dim">–</span>
          ) : (
            <>
              <ShownValue value={change.source.value === '' ? null : change.source.value} kind="plain" />{' '}
              <span className="dim">
                {text('line.source-field', { field: sourceLabel(change.source.field) })}
              </span>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{text('line.rule')}</dt>
        <dd>{ruleSentence(change.rule)}</dd>
      </div>
      <div>
        <dt>{text('line.owner')}</dt>
        <dd>{text(`owner.${change.owner}`)}</dd>
      </div>
    </dl>
  )
}

function Field({ item, change, open, mayChoose, onChoose }: Props & Readonly<{ change: Change }>) {
  const choice = change.excluded ? 'include' : 'exclude'
  const choosable =
    open &&
    !isFixed(change.attribute) &&
    item.selectable &&
    item.action !== 'create' &&
    item.action !== 'none'
  return (
    <li className={change.excluded ? 'pv-field out' : 'pv-field'}>
      <div className="pv-field-head">
        <h3>{attributeLabel(change.attribute)}</h3>
        {choosable && (
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={!mayChoose}
            onClick={() => onChoose([{ key: item.key, attribute: change.attribute, choice }])}
          >
            {text(change.excluded ? 'line.this-field' : 'line.not-this-field')}
            <span className="hidden-visually">: {attributeLabel(change.attribute)}</span>
          </Button>
        )}
      </div>
      <dl className="pv-values">
        <div>
          <dt>{text('line.old')}</dt>
          <dd>
            <ShownValue value={shownValue(change.attribute, change.old, change.oldLabel)} kind="old" />
          </dd>
        </div>
        <div>
          <dt>{text('line.new')}</dt>
          <dd>
            <ShownValue value={shownValue(change.attribute, change.new, change.newLabel)} kind="new" />
          </dd>
        </div>
      </dl>
      <Origin change={change} />
      {change.conflict && (
        <p className="pv-conflict small">
          <IconAlertTriangle size={15} aria-hidden /> {text('line.conflict')}
        </p>
      )}
      {change.owner === 'review' && item.action !== 'create' && (
        <p className="dim small">{text('line.review')}</p>
      )}
      {change.excluded && <p className="dim small">{text('line.field-left-out')}</p>}
    </li>
  )
}

/** Field by field: old, new, what the HR system said, the rule and who decides. */
export function LineChanges(props: Props) {
  const { item } = props
  if (item.changes.length === 0) return <p className="dim">{text('line.no-changes')}</p>
  return (
    <ul className="pv-fields">
      {item.changes.map((change) => (
        <Field key={change.attribute} {...props} change={change} />
      ))}
    </ul>
  )
}
