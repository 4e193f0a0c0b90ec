import { Menu, UnstyledButton } from '@mantine/core'
import { IconBriefcase, IconLogout } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { JSX } from 'react'
import type { Session } from '#api/contract/session.ts'
import { queryClient, remember, useWrite } from '../queries.ts'
import { text } from '../text.ts'

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '')
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
}

export function AccountMenu({ session }: { session: Session }): JSX.Element {
  const navigate = useNavigate()
  const signOut = useWrite('POST /session/sign-out')
  async function leave() {
    await signOut.mutateAsync({})
    queryClient.clear()
    remember('GET /session', {}, null)
    await navigate({ to: '/sign-in' })
  }
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <UnstyledButton
          aria-label={text('frame.account', { name: session.user.name })}
          className="frame-account"
        >
          <span className="initials" data-initials={initials(session.user.name)} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <span className="strong">{session.user.name}</span>
          <br />
          {session.user.email}
        </Menu.Label>
        {session.accountManager && (
          <Menu.Item
            leftSection={<IconBriefcase size={16} aria-hidden />}
            onClick={() => void navigate({ to: '/account-manager' })}
          >
            {text('frame.account manager')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>
          {text('frame.sign out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
