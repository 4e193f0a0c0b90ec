import type { JSX } from 'react'
import { LoadingLines } from '../../parts/answer.tsx'

export function SettingsPage(): JSX.Element {
  return <LoadingLines />
}
