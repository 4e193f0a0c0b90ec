import {
  IconActivity,
  IconBuildingBank,
  IconLayoutDashboard,
  IconPlugConnected,
  IconSettings,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react'
import type { JSX } from 'react'
import type { CompanyAccess } from '../company.ts'
import { BareLink } from '../parts/links.tsx'
import { type TextId, text } from '../text.ts'

type Entry = Readonly<{
  to:
    | '/c/$company'
    | '/c/$company/people'
    | '/c/$company/legal-entities'
    | '/c/$company/integrations/hr-integration'
    | '/c/$company/activity'
    | '/c/$company/settings'
  label: TextId
  icon: TablerIcon
  exact?: true
}>

const before: readonly Entry[] = [
  { to: '/c/$company', label: 'frame.overview', icon: IconLayoutDashboard, exact: true },
  { to: '/c/$company/people', label: 'frame.people', icon: IconUsers },
  { to: '/c/$company/legal-entities', label: 'frame.legal entities', icon: IconBuildingBank },
]
const hrIntegration: Entry = {
  to: '/c/$company/integrations/hr-integration',
  label: 'frame.hr integration',
  icon: IconPlugConnected,
}
const after: readonly Entry[] = [
  { to: '/c/$company/activity', label: 'frame.activity', icon: IconActivity },
  { to: '/c/$company/settings', label: 'frame.settings', icon: IconSettings },
]

function Item(props: { entry: Entry; company: string; attention?: boolean }): JSX.Element {
  const { entry } = props
  const Icon = entry.icon
  return (
    <li>
      <BareLink
        to={entry.to}
        params={{ company: props.company }}
        className="menu-item"
        activeOptions={{ exact: entry.exact === true, includeSearch: false }}
        activeProps={{ 'aria-current': 'page' }}
      >
        <Icon size={19} stroke={1.6} aria-hidden />
        <span>{text(entry.label)}</span>
        {props.attention && (
          <>
            <span className="menu-dot" aria-hidden />
            <span className="hidden-visually">({text('frame.attention')})</span>
          </>
        )}
      </BareLink>
    </li>
  )
}

/** The side menu; a company without HR Integration does not see "Integrations". */
export function SideMenu({ company }: { company: CompanyAccess }): JSX.Element {
  return (
    <ul className="menu">
      {before.map((entry) => (
        <Item key={entry.to} entry={entry} company={company.slug} />
      ))}
      {company.hrIntegration && (
        <li>
          <span className="menu-group" id="menu-integrations">
            {text('frame.integrations')}
          </span>
          <ul className="menu" aria-labelledby="menu-integrations">
            <Item entry={hrIntegration} company={company.slug} attention={company.attention} />
          </ul>
        </li>
      )}
      {after.map((entry) => (
        <Item key={entry.to} entry={entry} company={company.slug} />
      ))}
    </ul>
  )
}
