import type { JSX } from 'react'
import { LoadingLines } from '../../parts/answer.tsx'

export function SignInPage(): JSX.Element {
  return <LoadingLines />
}
