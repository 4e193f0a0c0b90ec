import type { JSX } from 'react'
import { LoadingLines } from '../../parts/answer.tsx'

export function LandingPage(): JSX.Element {
  return <LoadingLines />
}
