import type { JSX } from 'react'
import { LoadingLines } from '../../parts/answer.tsx'

export function PeoplePage(): JSX.Element {
  return <LoadingLines />
}
