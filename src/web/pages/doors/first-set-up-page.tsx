import type { JSX } from 'react'
import { LoadingLines } from '../../parts/answer.tsx'

export function FirstSetUpPage(): JSX.Element {
  return <LoadingLines />
}
