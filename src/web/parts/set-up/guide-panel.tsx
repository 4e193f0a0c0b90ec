import './set-up.css'
import { type JSX, useEffect, useRef } from 'react'
import type { Connector } from '#api/contract/connector.ts'
import { text } from '../../text.ts'
import { keyboardScrollable } from '../keyboard-scrollable.ts'
import { Markdown } from '../markdown.tsx'

function bare(anchor: string): string {
  return anchor.replace(/^#/, '')
}

/** The HR system's own numbered guide; scrolls to the section of the field in focus. */
export function GuidePanel(props: {
  guide: Connector['guide']
  at: string | null
  title?: string
}): JSX.Element {
  const title = props.title ?? text('connect.guide')
  const panel = useRef<HTMLDivElement>(null)
  const at = props.at === null ? null : bare(props.at)
  useEffect(() => {
    const box = panel.current
    const section = at === null ? null : box?.querySelector<HTMLElement>(`[data-anchor="${CSS.escape(at)}"]`)
    if (box && section) box.scrollTo({ top: section.offsetTop - 8, behavior: 'smooth' })
  }, [at])
  return (
    <section className="card guide" aria-label={title}>
      <h2>{title}</h2>
      <div className="guide-scroll" ref={panel} {...keyboardScrollable(title)}>
        {props.guide.length === 0 && <p className="dim">{text('connect.guide empty')}</p>}
        <ol className="guide-sections">
          {props.guide.map((section) => (
            <li
              key={section.anchor}
              data-anchor={bare(section.anchor)}
              data-current={bare(section.anchor) === at}
              aria-current={bare(section.anchor) === at ? 'true' : undefined}
            >
              <h3>{section.title}</h3>
              <Markdown source={section.markdown} />
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}
