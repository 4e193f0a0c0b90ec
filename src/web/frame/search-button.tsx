import { Kbd, UnstyledButton } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type JSX, lazy, Suspense } from 'react'
import type { CompanyAccess } from '../company.ts'
import { text } from '../text.ts'

const SearchPalette = lazy(async () => ({ default: (await import('./search-palette.tsx')).SearchPalette }))

/** Opens the search palette by click or by Ctrl+K. */
export function SearchButton({ company }: { company: CompanyAccess }): JSX.Element {
  const [open, { open: show, close }] = useDisclosure(false)
  useHotkeys([['mod+K', show]], [])
  return (
    <>
      <UnstyledButton className="frame-search" onClick={show} aria-haspopup="dialog">
        <IconSearch size={17} stroke={1.7} aria-hidden />
        <span className="frame-search-word">{text('palette.open')}</span>
        <span className="hidden-visually">{text('palette.for')}</span>
        <Kbd size="xs" className="frame-search-key" aria-hidden>
          Ctrl K
        </Kbd>
      </UnstyledButton>
      {open && (
        <Suspense>
          <SearchPalette company={company} onClose={close} />
        </Suspense>
      )}
    </>
  )
}
