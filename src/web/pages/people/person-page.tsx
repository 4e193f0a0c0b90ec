import { Button } from '@mantine/core'
import { IconArrowLeft, IconPencil } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { type JSX, useState } from 'react'
import type { PersonDetail } from '#api/contract/registry.ts'
import { useIsAdmin } from '#web/company.ts'
import { Answer, LoadingLines } from '#web/parts/answer.tsx'
import { BareLink } from '#web/parts/links.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { HistoryLine } from '#web/parts/plan/history-line.tsx'
import { useRead } from '#web/queries.ts'
import { text } from '#web/text.ts'
import { EditDialog } from './edit-dialog.tsx'
import { PersonComments } from './person-comments.tsx'
import { PersonSide } from './person-side.tsx'
import { PersonValues } from './person-values.tsx'
import { UndoChange } from './undo-change.tsx'
import './people.css'

function History({ company, person }: Readonly<{ company: string; person: string }>) {
  const admin = useIsAdmin()
  const history = useRead('GET /companies/{company}/people/{person}/history', { params: { company, person } })
  return (
    <section className="card" aria-labelledby="person-history">
      <h2 className="person-head" id="person-history">
        {text('person.history')}
      </h2>
      <Answer of={history}>
        {(entries) =>
          entries.length === 0 ? (
            <p className="dim">{text('person.history.none')}</p>
          ) : (
            <ol className="person-list person-history">
              {entries.map((entry) => (
                <li key={`${entry.at} ${entry.attribute} ${entry.new}`}>
                  <HistoryLine entry={entry} company={company} />
                  {admin && entry.run?.kind === 'sync' && entry.attribute !== 'status' && (
                    <UndoChange company={company} person={person} run={entry.run.id} entry={entry} />
                  )}
                </li>
              ))}
            </ol>
          )
        }
      </Answer>
    </section>
  )
}

function Details({ person, company }: Readonly<{ person: PersonDetail; company: string }>) {
  const admin = useIsAdmin()
  const [editing, setEditing] = useState(false)
  return (
    <>
      <PageHeading
        title={person.name}
        above={
          <BareLink to="/c/$company/people" params={{ company }} className="person-link small">
            <IconArrowLeft size={14} aria-hidden /> {text('person.back')}
          </BareLink>
        }
      >
        {admin && person.status !== 'withdrawn' && (
          <Button
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={() => setEditing(true)}
          >
            {text('person.edit')}
          </Button>
        )}
      </PageHeading>
      <p className="dim">
        {[
          text(`status.${person.status}`),
          person.title,
          person.legalEntityName,
          person.employeeNumber !== null && text('preview.number', { number: person.employeeNumber }),
        ]
          .filter((one) => one !== null && one !== false)
          .join(' · ')}
      </p>
      {person.mergedInto != null && (
        <p className="person-merged" role="status">
          {text('person.merged-into', { name: person.mergedInto.name })}{' '}
          <BareLink
            to="/c/$company/people/$person"
            params={{ company, person: person.mergedInto.id }}
            className="person-link"
          >
            {text('person.merged-into.open', { name: person.mergedInto.name })}
          </BareLink>
        </p>
      )}
      <div className="person-columns">
        <div className="person-side">
          <PersonValues person={person} />
          <PersonComments company={company} person={person.id} />
          <History company={company} person={person.id} />
        </div>
        <PersonSide person={person} company={company} />
      </div>
      {editing && <EditDialog person={person} company={company} onClose={() => setEditing(false)} />}
    </>
  )
}

/** One person: values with their sources, periods, links, awards, and everything that ever changed. */
export function PersonPage(): JSX.Element {
  const { company, person } = useParams({ from: '/c/$company/people/$person' })
  const read = useRead('GET /companies/{company}/people/{person}', { params: { company, person } })
  return (
    <div className="page">
      <Answer of={read} loading={<LoadingLines lines={8} />}>
        {(found) => <Details key={found.id} person={found} company={company} />}
      </Answer>
    </div>
  )
}
