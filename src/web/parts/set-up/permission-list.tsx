import './set-up.css'
import { IconKey } from '@tabler/icons-react'
import type { JSX } from 'react'
import { text } from '../../text.ts'
import { CopyButton } from '../copy-button.tsx'
import type { Method } from './credentials-form.tsx'

function asText(method: Method): string {
  return method.permissions
    .map((right) => `${right.name}${right.where === null ? '' : ` (${right.where})`}`)
    .join('\n')
}

/** The rights to give in the HR system, to be copied into a ticket. */
export function PermissionList(props: { method: Method; connectorName: string }): JSX.Element {
  const { method, connectorName } = props
  if (method.permissions.length === 0) {
    return <p className="dim small">{text('connect.rights none', { connector: connectorName })}</p>
  }
  return (
    <section className="stack" aria-label={text('connect.rights', { connector: connectorName })}>
      <div className="row spread">
        <h2 className="section-title">{text('connect.rights', { connector: connectorName })}</h2>
        <CopyButton value={asText(method)} label={text('connect.rights copy')} />
      </div>
      <ul className="rights">
        {method.permissions.map((right) => (
          <li key={right.id}>
            <IconKey size={16} aria-hidden />
            <div>
              <p className="strong">{right.name}</p>
              {right.where !== null && <p className="dim small">{right.where}</p>}
              <p className="dim small">{text('connect.right without', { lost: right.lostWithout })}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
