import { Button } from '@mantine/core'
import { IconMapPinOff } from '@tabler/icons-react'
import type { ErrorComponentProps } from '@tanstack/react-router'
import type { JSX } from 'react'
import { EmptyState } from '../parts/empty-state.tsx'
import { ButtonLink } from '../parts/links.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { text } from '../text.ts'

export function NotFound(): JSX.Element {
  return (
    <EmptyState icon={IconMapPinOff} title={text('frame.not found')} why={text('frame.not found why')}>
      <ButtonLink to="/">{text('frame.to start')}</ButtonLink>
    </EmptyState>
  )
}

export function PageFailed({ error }: ErrorComponentProps): JSX.Element {
  return (
    <ProblemNote error={error}>
      <Button size="xs" variant="default" onClick={() => window.location.reload()}>
        {text('problem.reload')}
      </Button>
    </ProblemNote>
  )
}
