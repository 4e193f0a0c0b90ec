import type { JSX } from 'react'
import { LoadingLines } from '../../parts/answer.tsx'

export function LinkPage(): JSX.Element {
  return <LoadingLines />
}
