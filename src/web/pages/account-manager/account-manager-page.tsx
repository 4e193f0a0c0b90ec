import type { JSX } from 'react'
import { LoadingLines } from '../../parts/answer.tsx'

export function AccountManagerPage(): JSX.Element {
  return <LoadingLines />
}
