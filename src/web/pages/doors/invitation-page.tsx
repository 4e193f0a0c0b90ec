import type { JSX } from 'react'
import { LoadingLines } from '../../parts/answer.tsx'

export function InvitationPage(): JSX.Element {
  return <LoadingLines />
}
