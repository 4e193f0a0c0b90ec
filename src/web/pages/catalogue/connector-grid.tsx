import { Loader, UnstyledButton } from '@mantine/core'
import { IconFileText, IconRosetteDiscountCheck } from '@tabler/icons-react'
import { type JSX, type KeyboardEvent, useRef } from 'react'
import { ConnectorLogo } from '../../parts/connector-logo.tsx'
import { useBeginSetUp } from '../../parts/set-up/begin-set-up.ts'
import { text, textOr } from '../../text.ts'
import type { CatalogueHit } from './search-catalogue.ts'

function Evidence({ kind, note }: { kind: string; note: string }): JSX.Element {
  const seen = kind === 'live system' || kind === 'recorded answers'
  const Icon = seen ? IconRosetteDiscountCheck : IconFileText
  return (
    <span className="evidence" data-seen={seen} title={note}>
      <Icon size={15} stroke={1.7} aria-hidden />
      {textOr(`catalogue.evidence.${kind}`, kind)}
    </span>
  )
}

function alsoKnown({ connector, foundAs }: CatalogueHit): string | null {
  if (foundAs !== null) return text('catalogue.found as', { name: foundAs })
  if (connector.otherNames.length === 0) return null
  return text('catalogue.also', { names: connector.otherNames.slice(0, 2).join(', ') })
}

function Tile(props: {
  hit: CatalogueHit
  busy: boolean
  first: boolean
  onChoose: () => void
}): JSX.Element {
  const { connector } = props.hit
  const also = alsoKnown(props.hit)
  return (
    <UnstyledButton
      className="card tile"
      data-connector={connector.id}
      tabIndex={props.first ? 0 : -1}
      onClick={props.onChoose}
      aria-busy={props.busy}
    >
      <ConnectorLogo connectorId={connector.id} size={40} />
      <span className="tile-words">
        <span className="strong">{connector.name}</span>
        {also !== null && <span className="dim small">{also}</span>}
        <span className="dim small">
          {[connector.region, ...connector.methods.map((method) => method.name)].join(' · ')}
        </span>
        <Evidence {...connector.evidence} />
      </span>
      {props.busy && <Loader size={18} aria-label={text('catalogue.starting', { name: connector.name })} />}
    </UnstyledButton>
  )
}

/** Where an arrow leads among tiles that stand in rows; undefined where there is none. */
export function neighbour(key: string, at: number, tops: readonly number[]): number | undefined {
  const columns = tops.filter((top) => top === tops[0]).length
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[key]
  if (key === 'Home') return 0
  if (key === 'End') return tops.length - 1
  if (step === undefined) return undefined
  const next = at + step
  return next >= 0 && next < tops.length ? next : undefined
}

/** HR systems in a grid; one stop for Tab, arrows inside, Enter chooses. */
export function ConnectorGrid({
  hits,
  company,
}: {
  hits: readonly CatalogueHit[]
  company: string
}): JSX.Element {
  const grid = useRef<HTMLUListElement>(null)
  const { begin, busyWith } = useBeginSetUp(company)
  function move(event: KeyboardEvent) {
    const tiles = [...(grid.current?.querySelectorAll<HTMLElement>('[data-connector]') ?? [])]
    const at = tiles.indexOf(document.activeElement as HTMLElement)
    const next = neighbour(
      event.key,
      at,
      tiles.map((tile) => tile.offsetTop),
    )
    if (at < 0 || next === undefined) return
    event.preventDefault()
    tiles[next]?.focus()
  }
  return (
    <ul className="tiles" ref={grid} aria-label={text('catalogue.grid')} onKeyDown={move}>
      {hits.map((hit, index) => (
        <li key={hit.connector.id}>
          <Tile
            hit={hit}
            first={index === 0}
            busy={busyWith === hit.connector.id}
            onChoose={() => void begin(hit.connector)}
          />
        </li>
      ))}
    </ul>
  )
}
