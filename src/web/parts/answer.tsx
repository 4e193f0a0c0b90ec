import { Skeleton } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { JSX, ReactNode } from 'react'
import { text } from '../text.ts'
import { ProblemNote } from './problem-note.tsx'

/** Grey lines of the size of what comes, so that nothing moves when it does. */
export function LoadingLines({ lines = 4, height = 44 }: { lines?: number; height?: number }): JSX.Element {
  return (
    <div className="stack" aria-busy="true">
      <span className="hidden-visually" role="status">
        {text('loading')}
      </span>
      {[...Array(lines).keys()].map((line) => (
        <Skeleton key={line} height={height} radius="md" />
      ))}
    </div>
  )
}

/** Shows a read: skeleton while it loads, the problem when it failed, else what `children` make of it. */
export function Answer<Data>(props: {
  of: UseQueryResult<Data, Error>
  loading?: ReactNode
  children: (data: Data) => ReactNode
}): JSX.Element {
  const { of: read } = props
  if (read.data !== undefined) return <>{props.children(read.data)}</>
  if (read.error) return <ProblemNote error={read.error} onRetry={() => void read.refetch()} />
  return <>{props.loading ?? <LoadingLines />}</>
}
