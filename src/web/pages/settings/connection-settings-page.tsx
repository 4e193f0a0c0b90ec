import type { JSX } from 'react'
import { LoadingLines } from '../../parts/answer.tsx'

export function ConnectionSettingsPage(): JSX.Element {
  return <LoadingLines />
}
