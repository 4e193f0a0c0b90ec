import { type JSX, type ReactNode, useEffect, useRef } from 'react'
import { portalName } from '../portal-name.ts'

let firstPage = true

/** The page's heading: names the tab, and takes the focus when a page follows another. */
export function PageHeading(props: {
  title: string
  children?: ReactNode
  /** Stands before the title, such as a link back. */
  above?: ReactNode
  /** The page puts the focus somewhere else itself. */
  keepFocus?: boolean
}): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null)
  const { title, keepFocus } = props
  useEffect(() => {
    document.title = `${title} · ${portalName()}`
  }, [title])
  useEffect(() => {
    if (!firstPage && !keepFocus) heading.current?.focus({ preventScroll: true })
    firstPage = false
  }, [keepFocus])
  return (
    <header className="page-head">
      <div>
        {props.above}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </div>
      {props.children && <div className="row">{props.children}</div>}
    </header>
  )
}
