import type { JSX } from 'react'
import { LoadingLines } from '../../parts/answer.tsx'

export function ItLinkPage(): JSX.Element {
  return <LoadingLines />
}
