import { Button } from '@mantine/core'
import { IconArrowsSplit2 } from '@tabler/icons-react'
import { useState } from 'react'
import type { PersonDetail } from '#api/contract/registry.ts'
import { useIsAdmin } from '#web/company.ts'
import { formatInstant } from '#web/format.ts'
import { PersonActions } from '#web/parts/by-hand/person-actions.tsx'
import { SplitDialog } from '#web/parts/by-hand/split-dialog.tsx'
import { BareLink } from '#web/parts/links.tsx'
import { text } from '#web/text.ts'

type Props = Readonly<{ person: PersonDetail; company: string }>
type Link = PersonDetail['links'][number]

function isLiving(link: Link): link is Link & { connectionId: string } {
  return link.living === true && link.connectionId !== undefined
}

function LinkLine({ link, person, company }: Props & Readonly<{ link: Link }>) {
  const admin = useIsAdmin()
  const [asking, setAsking] = useState(false)
  return (
    <li>
      <span>
        {text('person.link', { connection: link.connection })} <span className="mono">{link.externalId}</span>
        {link.endedAt != null && (
          <span className="dim small">
            {' '}
            · {text('person.link.ended', { at: formatInstant(link.endedAt) })}
          </span>
        )}
      </span>
      {admin && isLiving(link) && person.status !== 'withdrawn' && (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconArrowsSplit2 size={14} aria-hidden />}
          aria-label={text('hand.split.of', { record: link.externalId })}
          onClick={() => setAsking(true)}
        >
          {text('hand.split')}
        </Button>
      )}
      {asking && isLiving(link) && (
        <SplitDialog
          company={company}
          person={person}
          link={{ connectionId: link.connectionId, externalId: link.externalId }}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  )
}

function MergedFrom({ person, company }: Props) {
  const from = person.mergedFrom ?? []
  if (from.length === 0) return null
  return (
    <p className="small">
      {text('person.merged-from')}:{' '}
      {from.map((one) => (
        <BareLink
          key={one.id}
          to="/c/$company/people/$person"
          params={{ company, person: one.id }}
          className="person-link"
        >
          {one.name}
        </BareLink>
      ))}
    </p>
  )
}

/** The records this person is linked to, and what can be decided about who they are. */
export function PersonLinks({ person, company }: Props) {
  const admin = useIsAdmin()
  return (
    <section className="card stack">
      <h2 className="person-head">{text('person.links')}</h2>
      {person.links.length === 0 ? (
        <p className="dim">{text('person.links.none')}</p>
      ) : (
        <ul className="person-list">
          {person.links.map((link) => (
            <LinkLine
              key={`${link.connection} ${link.externalId}`}
              link={link}
              person={person}
              company={company}
            />
          ))}
        </ul>
      )}
      <MergedFrom person={person} company={company} />
      {admin && person.status !== 'withdrawn' && (
        <PersonActions company={company} person={person} links={person.links.filter(isLiving)} />
      )}
    </section>
  )
}
