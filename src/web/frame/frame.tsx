import './frame.css'
import { ActionIcon, Drawer } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconMenu2 } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { type JSX, type ReactNode, useState } from 'react'
import type { Session } from '#api/contract/session.ts'
import type { CompanyAccess } from '../company.ts'
import { BareLink } from '../parts/links.tsx'
import { text } from '../text.ts'
import { AccountMenu } from './account-menu.tsx'
import { CompanySwitch } from './company-switch.tsx'
import { SearchButton } from './search-button.tsx'
import { ThemeMenu } from './theme-menu.tsx'

function MenuDrawer({ menu }: { menu: ReactNode }): JSX.Element {
  const [open, { open: show, close }] = useDisclosure(false)
  const { pathname } = useLocation()
  const [openedAt, setOpenedAt] = useState(pathname)
  if (openedAt !== pathname) {
    setOpenedAt(pathname)
    close()
  }
  return (
    <>
      <ActionIcon
        className="frame-burger"
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={text('frame.open menu')}
        aria-expanded={open}
        onClick={show}
      >
        <IconMenu2 size={20} aria-hidden />
      </ActionIcon>
      <Drawer
        opened={open}
        onClose={close}
        size={270}
        title={text('frame.menu')}
        closeButtonProps={{ 'aria-label': text('frame.close menu') }}
      >
        <nav aria-label={text('frame.menu')}>{menu}</nav>
      </Drawer>
    </>
  )
}

/** Top bar, side menu and the page's own place. */
export function Frame(props: {
  session: Session
  company: CompanyAccess | null
  menu?: ReactNode
  children: ReactNode
}): JSX.Element {
  const { session, company, menu } = props
  return (
    <div className="frame" data-menu={menu !== undefined}>
      <a href="#content" className="skip">
        {text('frame.skip')}
      </a>
      <header className="frame-top">
        {menu && <MenuDrawer menu={menu} />}
        <BareLink to="/" className="frame-brand">
          <img src="/portal.svg" alt="" width={26} height={26} />
          <span>{session.portalName}</span>
        </BareLink>
        <CompanySwitch session={session} company={company} />
        <div className="frame-gap" />
        {company && <SearchButton company={company} />}
        <ThemeMenu />
        <AccountMenu session={session} />
      </header>
      {menu && (
        <nav className="frame-side" aria-label={text('frame.menu')}>
          {menu}
        </nav>
      )}
      <main id="content" className="frame-main" tabIndex={-1}>
        {props.children}
      </main>
    </div>
  )
}
