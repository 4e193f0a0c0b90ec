import type { JSX } from 'react'
import { LoadingLines } from '../../parts/answer.tsx'

export function LegalEntitiesPage(): JSX.Element {
  return <LoadingLines />
}
