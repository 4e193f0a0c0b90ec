import './catalogue.css'
import { Select, TextInput } from '@mantine/core'
import { IconLock, IconSearch } from '@tabler/icons-react'
import { type JSX, type KeyboardEvent, useRef, useState } from 'react'
import type { ConnectorSummary } from '#api/contract/connector.ts'
import { type CompanyAccess, useCompany, useIsAdmin } from '../../company.ts'
import { Answer } from '../../parts/answer.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { AnchorLink } from '../../parts/links.tsx'
import { PageHeading } from '../../parts/page-heading.tsx'
import { StepBar } from '../../parts/set-up/step-bar.tsx'
import { useRead } from '../../queries.ts'
import { text, textOr } from '../../text.ts'
import { ConnectorGrid } from './connector-grid.tsx'
import { type CatalogueHit, type CatalogueSearch, searchCatalogue } from './search-catalogue.ts'

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].toSorted()
}

function Filters(props: {
  connectors: readonly ConnectorSummary[]
  value: CatalogueSearch
  onChange: (value: CatalogueSearch) => void
  onDown: () => void
}): JSX.Element {
  const { connectors, value, onChange } = props
  function goDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
    event.preventDefault()
    props.onDown()
  }
  const categories = distinct(connectors.map((one) => one.category))
  return (
    <div className="catalogue-filters">
      <TextInput
        label={text('catalogue.search')}
        placeholder={text('catalogue.search placeholder')}
        leftSection={<IconSearch size={17} aria-hidden />}
        type="search"
        autoFocus
        value={value.search}
        onChange={(event) => onChange({ ...value, search: event.currentTarget.value })}
        onKeyDown={goDown}
      />
      <Select
        label={text('catalogue.region')}
        placeholder={text('catalogue.region all')}
        clearable
        data={distinct(connectors.map((one) => one.region))}
        value={value.region}
        onChange={(region) => onChange({ ...value, region })}
      />
      <Select
        label={text('catalogue.category')}
        placeholder={text('catalogue.category all')}
        clearable
        data={categories.map((one) => ({ value: one, label: textOr(`catalogue.category.${one}`, one) }))}
        value={value.category}
        onChange={(category) => onChange({ ...value, category })}
      />
    </div>
  )
}

function isGeneralWay(connector: ConnectorSummary): boolean {
  return connector.category === 'file' || connector.category === 'directory'
}

function NotHere(props: { connectors: readonly ConnectorSummary[]; company: CompanyAccess }): JSX.Element {
  const hits = props.connectors
    .filter(isGeneralWay)
    .map((connector): CatalogueHit => ({ connector, foundAs: null }))
  return (
    <section className="stack">
      <h2 className="section-title">{text('catalogue.not here')}</h2>
      <p className="dim">{text('catalogue.not here why')}</p>
      <ConnectorGrid hits={hits} company={props.company.slug} />
    </section>
  )
}

function Catalogue(props: { connectors: readonly ConnectorSummary[]; company: CompanyAccess }): JSX.Element {
  const { connectors, company } = props
  const [value, setValue] = useState<CatalogueSearch>({ search: '', region: null, category: null })
  const place = useRef<HTMLDivElement>(null)
  const narrowed = value.search.trim() !== '' || value.category !== null
  // Files and directories stand below under "Not here?"; a search finds them all the same.
  const hits = searchCatalogue(connectors, value).filter((hit) => narrowed || !isGeneralWay(hit.connector))
  return (
    <>
      <Filters
        connectors={connectors}
        value={value}
        onChange={setValue}
        onDown={() => place.current?.querySelector<HTMLElement>('[data-connector]')?.focus()}
      />
      <div ref={place} className="stack">
        <p className="dim small" role="status">
          {text('catalogue.count', { n: hits.length })}
        </p>
        {hits.length === 0 ? (
          <EmptyState
            icon={IconSearch}
            title={text('catalogue.none', { search: value.search })}
            why={text('catalogue.none why')}
          />
        ) : (
          <ConnectorGrid hits={hits} company={company.slug} />
        )}
      </div>
      <NotHere connectors={connectors} company={company} />
    </>
  )
}

function NoRight({ company }: { company: CompanyAccess }): JSX.Element {
  return (
    <EmptyState
      icon={IconLock}
      title={text('catalogue.no right')}
      why={text('catalogue.no right why', { company: company.name })}
    />
  )
}

/** The first step of the set-up: choosing the HR system. */
export function CataloguePage(): JSX.Element {
  const company = useCompany()
  const admin = useIsAdmin()
  const connectors = useRead(
    'GET /companies/{company}/connectors',
    { params: { company: company.slug } },
    { enabled: admin, staleTimeMs: 300_000 },
  )
  return (
    <div className="page">
      <PageHeading
        title={text('catalogue.title')}
        keepFocus
        above={
          <AnchorLink
            to="/c/$company/integrations/hr-integration"
            params={{ company: company.slug }}
            size="sm"
          >
            {text('landing.title')}
          </AnchorLink>
        }
      />
      <StepBar at="choose" reached="choose" />
      {admin ? (
        <Answer of={connectors}>{(found) => <Catalogue connectors={found} company={company} />}</Answer>
      ) : (
        <NoRight company={company} />
      )}
    </div>
  )
}
