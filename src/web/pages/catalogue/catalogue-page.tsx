import type { JSX } from 'react'
import { LoadingLines } from '../../parts/answer.tsx'

export function CataloguePage(): JSX.Element {
  return <LoadingLines />
}
