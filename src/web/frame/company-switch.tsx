import { Menu, UnstyledButton } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { JSX } from 'react'
import type { Session } from '#api/contract/session.ts'
import type { CompanyAccess } from '../company.ts'
import { text } from '../text.ts'

function DemoMark({ company }: { company: CompanyAccess }): JSX.Element | null {
  if (!company.demo) return null
  return (
    <span className="demo-mark" title={text('frame.demo hint')}>
      {text('frame.demo')}
    </span>
  )
}

/** The company's name, and the way to another one for people who work in several. */
export function CompanySwitch(props: {
  session: Session
  company: CompanyAccess | null
}): JSX.Element | null {
  const { session, company } = props
  const navigate = useNavigate()
  if (!company) return null
  if (session.companies.length < 2) {
    return (
      <span className="frame-company">
        <span className="frame-company-name">{company.name}</span>
        <DemoMark company={company} />
      </span>
    )
  }
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <UnstyledButton className="frame-company">
          <span className="frame-company-name">{company.name}</span>
          <DemoMark company={company} />
          <IconChevronDown size={15} aria-hidden />
          <span className="hidden-visually">{text('frame.switch company')}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {session.companies.map((one) => (
          <Menu.Item
            key={one.slug}
            onClick={() => void navigate({ to: '/c/$company', params: { company: one.slug } })}
            rightSection={
              one.slug === company.slug ? <IconCheck size={15} aria-hidden /> : <DemoMark company={one} />
            }
            aria-current={one.slug === company.slug ? 'true' : undefined}
          >
            {one.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
