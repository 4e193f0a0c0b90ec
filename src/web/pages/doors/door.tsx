import './doors.css'
import type { JSX, ReactNode } from 'react'
import { PageHeading } from '../../parts/page-heading.tsx'
import { portalName } from '../../portal-name.ts'

/** A page before the portal: name of the portal, one card. */
export function Door(props: {
  title: string
  lead?: ReactNode
  wide?: boolean
  children: ReactNode
}): JSX.Element {
  return (
    <main className="door" data-wide={props.wide === true}>
      <div className="door-brand">
        <img src="/portal.svg" alt="" width={30} height={30} />
        <span>{portalName()}</span>
      </div>
      <div className="card door-card">
        <PageHeading title={props.title} keepFocus />
        {props.lead && <p className="dim">{props.lead}</p>}
        {props.children}
      </div>
    </main>
  )
}
