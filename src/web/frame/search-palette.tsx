import { Modal, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconFile, IconSearch, IconUser } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type JSX, type KeyboardEvent, useState } from 'react'
import type { CompanyAccess } from '../company.ts'
import { useRead } from '../queries.ts'
import { type TextId, text } from '../text.ts'

type Hit = Readonly<{ id: string; kind: 'page' | 'person'; label: string; note: string; to: string }>

function pagesOf(company: CompanyAccess): Hit[] {
  const paths: [TextId, string][] = [
    ['frame.overview', ''],
    ['frame.people', '/people'],
    ['frame.legal entities', '/legal-entities'],
    ['frame.activity', '/activity'],
    ['frame.settings', '/settings'],
  ]
  if (company.hrIntegration) paths.splice(3, 0, ['frame.hr integration', '/integrations/hr-integration'])
  return paths.map(([label, path]) => ({
    id: label,
    kind: 'page',
    label: text(label),
    note: '',
    to: `/c/${company.slug}${path}`,
  }))
}

function useHits(company: CompanyAccess, search: string): Hit[] {
  const words = search.trim()
  const [settled] = useDebouncedValue(words, 150)
  const people = useRead(
    'GET /companies/{company}/people',
    { params: { company: company.slug }, query: { search: settled, limit: 8 } },
    { enabled: settled !== '', keepPrevious: true },
  )
  const pages = pagesOf(company).filter((hit) => hit.label.toLowerCase().includes(words.toLowerCase()))
  const found = settled === '' || words === '' ? [] : (people.data?.people ?? [])
  return [
    ...pages,
    ...found.map(
      (person): Hit => ({
        id: person.id,
        kind: 'person',
        label: person.name,
        note: [person.employeeNumber, person.legalEntityName].filter(Boolean).join(' · '),
        to: `/c/${company.slug}/people/${person.id}`,
      }),
    ),
  ]
}

function HitList(props: {
  hits: readonly Hit[]
  at: number
  search: string
  onOpen: (hit: Hit) => void
}): JSX.Element {
  if (props.hits.length === 0) {
    return (
      <div className="palette-nothing">
        <p className="strong">{text('palette.nothing', { search: props.search })}</p>
        <p className="dim small">{text('palette.nothing hint')}</p>
      </div>
    )
  }
  return (
    <div role="listbox" id="palette-hits" aria-label={text('palette.title')} className="palette-hits">
      {props.hits.map((hit, index) => (
        <div
          key={hit.id}
          id={`palette-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === props.at}
          className="palette-hit"
          onClick={() => props.onOpen(hit)}
          onKeyDown={(event) => event.key === 'Enter' && props.onOpen(hit)}
        >
          {hit.kind === 'page' ? <IconFile size={17} aria-hidden /> : <IconUser size={17} aria-hidden />}
          <span className="palette-label">{hit.label}</span>
          <span className="dim small">{hit.note}</span>
        </div>
      ))}
    </div>
  )
}

/** People and pages by name; arrows move, Enter opens. */
export function SearchPalette(props: { company: CompanyAccess; onClose: () => void }): JSX.Element {
  const [search, setSearch] = useState('')
  const [at, setAt] = useState(0)
  const navigate = useNavigate()
  const hits = useHits(props.company, search)
  function open(hit: Hit | undefined) {
    if (!hit) return
    props.onClose()
    void navigate({ href: hit.to })
  }
  function move(event: KeyboardEvent) {
    if (event.key === 'Enter') return open(hits[at])
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 || hits.length === 0) return
    event.preventDefault()
    setAt((at + step + hits.length) % hits.length)
  }
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={text('palette.title')}
      size="lg"
      yOffset="12vh"
      centered={false}
    >
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="palette-hits"
        aria-activedescendant={hits.length > 0 ? `palette-${at}` : undefined}
        aria-label={text('palette.placeholder')}
        placeholder={text('palette.placeholder')}
        leftSection={<IconSearch size={17} aria-hidden />}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={move}
      />
      <p className="hidden-visually" role="status">
        {text('palette.results', { n: hits.length })}
      </p>
      <HitList hits={hits} at={at} search={search} onOpen={open} />
      <p className="dim small palette-keys">{text('palette.keys')}</p>
    </Modal>
  )
}
