import { Button } from '@mantine/core'
import { IconBuildingBank, IconPencil, IconPlus } from '@tabler/icons-react'
import { type JSX, useState } from 'react'
import type { ResponseOf } from '#api/contract/index.ts'
import { useCompany, useIsAdmin } from '#web/company.ts'
import { Answer } from '#web/parts/answer.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { BareLink } from '#web/parts/links.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { useRead } from '#web/queries.ts'
import { text } from '#web/text.ts'
import { DaysReport } from './days-report.tsx'
import { EntityDialog } from './entity-dialog.tsx'
import './legal-entities.css'

type Entity = ResponseOf<'GET /companies/{company}/legal-entities'>[number]

function Mapped({ of }: Readonly<{ of: Entity['mappedValues'] }>) {
  if (of.length === 0) return <span className="dim">{text('entities.mapped.none')}</span>
  return (
    <ul className="entity-values">
      {of.map((one) => (
        <li key={`${one.connection} ${one.value}`}>{text('entities.mapped.one', one)}</li>
      ))}
    </ul>
  )
}

function Row(
  props: Readonly<{ entity: Entity; most: number; company: string; onEdit: (() => void) | null }>,
) {
  const { entity, company } = props
  return (
    <tr>
      <th scope="row">
        {entity.name}
        <span className="dim small">
          {[entity.organisationNumber, entity.country]
            .filter((one) => one !== null && one !== '')
            .join(' · ')}
        </span>
      </th>
      <td>
        <BareLink
          to="/c/$company/people"
          params={{ company }}
          search={{ legalEntity: entity.id } as never}
          className="entity-link"
        >
          {text('entities.people.count', { n: entity.people })}
        </BareLink>
        <svg className="entity-bar" width="100%" height="6" aria-hidden>
          <rect width={`${props.most === 0 ? 0 : (entity.people / props.most) * 100}%`} height="6" rx="3" />
        </svg>
      </td>
      <td>
        <Mapped of={entity.mappedValues} />
      </td>
      <td>{entity.timeZone ?? <span className="dim">{text('entities.zone.company')}</span>}</td>
      <td className="entity-do">
        {props.onEdit && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPencil size={15} aria-hidden />}
            aria-label={text('entities.edit.title', { name: entity.name })}
            onClick={props.onEdit}
          >
            {text('entities.edit')}
          </Button>
        )}
      </td>
    </tr>
  )
}

function List({
  entities,
  onEdit,
}: Readonly<{ entities: readonly Entity[]; onEdit: ((one: Entity) => void) | null }>) {
  const { slug } = useCompany()
  const most = Math.max(0, ...entities.map((entity) => entity.people))
  return (
    <div className="entity-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{text('entities.name')}</th>
            <th scope="col">{text('entities.people')}</th>
            <th scope="col">{text('entities.mapped')}</th>
            <th scope="col">{text('entities.zone')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {entities.map((entity) => (
            <Row
              key={entity.id}
              entity={entity}
              most={most}
              company={slug}
              onEdit={onEdit === null ? null : () => onEdit(entity)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Legal entities with head counts and the values that lead to them. */
export function LegalEntitiesPage(): JSX.Element {
  const { slug } = useCompany()
  const admin = useIsAdmin()
  const entities = useRead('GET /companies/{company}/legal-entities', { params: { company: slug } })
  const [editing, setEditing] = useState<Entity | 'new' | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEditing('new')}>
      {text('entities.add')}
    </Button>
  )
  return (
    <div className="page">
      <PageHeading title={text('entities.title')}>{admin && add}</PageHeading>
      <p className="dim">{text('entities.lead')}</p>
      <Answer of={entities}>
        {(found) =>
          found.length === 0 ? (
            <EmptyState
              icon={IconBuildingBank}
              title={text('entities.none.title')}
              why={text('entities.none.why')}
            />
          ) : (
            <>
              <List entities={found} onEdit={admin ? setEditing : null} />
              <DaysReport company={slug} />
            </>
          )
        }
      </Answer>
      {editing !== null && (
        <EntityDialog
          entity={editing === 'new' ? null : editing}
          company={slug}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  )
}
