import { Button } from '@mantine/core'
import { IconBulb } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { SuggestedSource } from '#api/contract/settings.ts'
import { startingMapping } from '#model/default-settings.ts'
import type { AttributeMapping } from '#model/settings.ts'
import { useRead } from '../../queries.ts'
import { text, textOr } from '../../text.ts'

/** Whether nobody has chosen yet what fills the attribute, or chose a field that tells nothing. */
function isOpen({ attribute, source }: SuggestedSource, mapping: readonly AttributeMapping[]): boolean {
  const line = mapping.find((one) => one.attribute === attribute)
  return (
    line === undefined || (!line.sources.includes(source) && line.sources.every((one) => !one.includes(':')))
  )
}

function Suggestion(props: { suggestion: SuggestedSource; onUse: () => void }): JSX.Element {
  const { suggestion } = props
  const field = textOr(`attribute.${suggestion.attribute}`, suggestion.attribute)
  const reasons = suggestion.reasons.map((one) => text(`suggestion.because.${one}`)).join(', ')
  const sure = text(suggestion.confidence >= 0.85 ? 'match.likely' : 'match.possible')
  return (
    <li className="mapping-suggestion">
      <div>
        <p>
          <strong>{suggestion.label}</strong> {text('suggestion.may be', { field })}
        </p>
        <p className="dim small">
          {sure}: {reasons}. {text('suggestion.samples', { samples: suggestion.samples.join(', ') })}
        </p>
      </div>
      <Button size="compact-sm" variant="default" onClick={props.onUse}>
        {text('suggestion.use')}
        <span className="hidden-visually">
          : {suggestion.label}, {field}
        </span>
      </Button>
    </li>
  )
}

/** Fields of the HR system's own that may fill what it does not tell by itself. Nothing is mapped without a click. */
export function MappingSuggestions(props: {
  company: string
  connection: string
  mapping: readonly AttributeMapping[]
  onUse: (mapping: AttributeMapping) => void
}): JSX.Element | null {
  const { company, connection, mapping } = props
  const read = useRead('GET /companies/{company}/connections/{connection}/mapping-suggestions', {
    params: { company, connection },
  })
  const open = (read.data ?? []).filter((one) => isOpen(one, mapping))
  if (open.length === 0) return null
  return (
    <section className="card stack" aria-label={text('suggestion.title')}>
      <h3 className="section-title with-icon">
        <IconBulb size={17} aria-hidden /> {text('suggestion.title')}
      </h3>
      <ul className="mapping-suggestions">
        {open.map((one) => (
          <Suggestion
            key={one.attribute}
            suggestion={one}
            onUse={() =>
              props.onUse({ ...startingMapping(one.attribute, one.source), transform: one.transform })
            }
          />
        ))}
      </ul>
    </section>
  )
}
