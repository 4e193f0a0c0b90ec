import type { JSX } from 'react'
import { LoadingLines } from '../../parts/answer.tsx'

export function ReceiptPage(): JSX.Element {
  return <LoadingLines />
}
