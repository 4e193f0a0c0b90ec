import type { JSX } from 'react'
import { LoadingLines } from '../../parts/answer.tsx'

export function ActivityPage(): JSX.Element {
  return <LoadingLines />
}
