import { useRouter } from '@tanstack/react-router'
import { type JSX, useEffect, useRef } from 'react'
import type { router } from '../routes.tsx'
import { LoadingLines } from './answer.tsx'

type Router = typeof router

/**
 * Leads to another page, once. The router's own Navigate goes again at every drawing,
 * which never ends where the target is still being loaded and the address is watched.
 */
export function LeaveFor({ go }: { go: (router: Router) => Promise<void> }): JSX.Element {
  const here = useRouter()
  const leaving = useRef(false)
  useEffect(() => {
    if (leaving.current) return
    leaving.current = true
    void go(here)
  }, [go, here])
  return (
    <main className="frame-alone">
      <LoadingLines />
    </main>
  )
}
