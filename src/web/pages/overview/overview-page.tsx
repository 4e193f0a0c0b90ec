import type { JSX } from 'react'
import { LoadingLines } from '../../parts/answer.tsx'

export function OverviewPage(): JSX.Element {
  return <LoadingLines />
}
