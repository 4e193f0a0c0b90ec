import { IconEye, IconHandClick, IconRefresh, type TablerIcon } from '@tabler/icons-react'
import type { JSX } from 'react'
import { useCompany, useIsAdmin } from '../../company.ts'
import { type TextId, text } from '../../text.ts'
import { SetUpButton } from './set-up-button.tsx'

const lines: readonly (readonly [TablerIcon, TextId])[] = [
  [IconRefresh, 'landing.empty.1'],
  [IconEye, 'landing.empty.2'],
  [IconHandClick, 'landing.empty.3'],
]

/** The landing page before the first connection. */
export function FirstConnection(): JSX.Element {
  const company = useCompany()
  const admin = useIsAdmin()
  return (
    <section className="card first">
      <h2>{text('landing.empty.title')}</h2>
      <ul>
        {lines.map(([Icon, line]) => (
          <li key={line}>
            <Icon size={20} stroke={1.6} aria-hidden />
            {text(line)}
          </li>
        ))}
      </ul>
      {admin ? (
        <>
          <div className="row">
            <SetUpButton company={company} />
            <span className="dim small">{text('landing.empty.time')}</span>
          </div>
          <div className="first-it">
            <p className="strong">{text('landing.empty.it')}</p>
            <p className="dim">{text('landing.empty.it why')}</p>
          </div>
        </>
      ) : (
        <p className="dim">{text('landing.empty.reader')}</p>
      )}
    </section>
  )
}
