import type { JSX } from 'react'
import { LoadingLines } from '../../parts/answer.tsx'

export function SetUpPage(): JSX.Element {
  return <LoadingLines />
}
