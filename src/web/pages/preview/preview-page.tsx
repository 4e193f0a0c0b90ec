import type { JSX } from 'react'
import { LoadingLines } from '../../parts/answer.tsx'

export function PreviewPage(): JSX.Element {
  return <LoadingLines />
}
