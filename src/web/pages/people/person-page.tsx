import type { JSX } from 'react'
import { LoadingLines } from '../../parts/answer.tsx'

export function PersonPage(): JSX.Element {
  return <LoadingLines />
}
