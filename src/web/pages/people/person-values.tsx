import type { PersonDetail } from '#api/contract/registry.ts'
import { attributeById, attributes } from '#model/attributes.ts'
import { Age } from '#web/parts/age.tsx'
import { attributeLabel, shownValue } from '#web/parts/plan/attribute-words.ts'
import { text, textOr } from '#web/text.ts'

const groups = ['identity', 'contact', 'employment', 'organisation', 'sensitive', 'custom'] as const

function groupOf(attribute: string): (typeof groups)[number] {
  return attributeById(attribute)?.group ?? 'custom'
}

/** Attributes in the portal's order, the company's own fields last. */
function inOrder(values: PersonDetail['values']): readonly string[] {
  const known: readonly string[] = attributes.map(({ id }) => id)
  const own = Object.keys(values).filter((attribute) => !known.includes(attribute))
  return [...known.filter((attribute) => attribute in values), ...own.sort()]
}

function Origin({ source }: Readonly<{ source: PersonDetail['sources'][string] | undefined }>) {
  if (!source) return null
  return (
    <>
      {source.connection ?? text('person.by-hand')}
      {source.at !== null && (
        <>
          {', '}
          <Age at={source.at} />
        </>
      )}
      <br />
      <span className="small">{textOr(`owner.${source.owner}`, source.owner)}</span>
    </>
  )
}

function Rows({ person, of }: Readonly<{ person: PersonDetail; of: readonly string[] }>) {
  return (
    <tbody>
      {of.map((attribute) => (
        <tr key={attribute}>
          <th scope="row">{attributeLabel(attribute)}</th>
          <td>{shownValue(attribute, person.values[attribute] ?? null, person.labels[attribute] ?? null)}</td>
          <td className="dim">
            <Origin source={person.sources[attribute]} />
          </td>
        </tr>
      ))}
    </tbody>
  )
}

/** Current values by group, each with where it comes from and who decides it; empty ones in one line. */
export function PersonValues({ person }: Readonly<{ person: PersonDetail }>) {
  const ordered = inOrder(person.values)
  const isFilled = (attribute: string) => (person.values[attribute] ?? '') !== ''
  const filled = ordered.filter(isFilled)
  const empty = ordered.filter((attribute) => !isFilled(attribute))
  return (
    <section className="card" aria-labelledby="person-values">
      <h2 className="person-head" id="person-values">
        {text('person.values')}
      </h2>
      {groups.map((group) => {
        const of = filled.filter((attribute) => groupOf(attribute) === group)
        if (of.length === 0) return null
        return (
          <div key={group}>
            <h3 className="person-group">{text(`group.${group}`)}</h3>
            <table className="person-table">
              <thead className="hidden-visually">
                <tr>
                  <th scope="col">{text('person.field')}</th>
                  <th scope="col">{text('person.value')}</th>
                  <th scope="col">{text('person.source')}</th>
                </tr>
              </thead>
              <Rows person={person} of={of} />
            </table>
          </div>
        )
      })}
      {empty.length > 0 && (
        <p className="dim small person-empty">
          {text('person.more')}: {empty.map(attributeLabel).join(', ')}
        </p>
      )}
    </section>
  )
}
