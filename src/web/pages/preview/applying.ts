import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import type { BodyOf } from '#api/contract/index.ts'
import type { Preview } from '#api/contract/preview.ts'
import type { Problem } from '#api/contract/problem.ts'
import { ApiProblem, call } from '#web/api-client.ts'
import { type PortalEvents, useEvent } from '#web/events.ts'
import { keyOf } from '#web/queries.ts'
import type { PlanParams } from './preview-items.ts'

const planEndpoint = 'GET /companies/{company}/plans/{plan}'
const askAgainMs = 2_000

export type Progress = PortalEvents['apply']

/** The answer got lost on its way, so that only the plan itself can say whether it was applied. */
function isLost(error: Error | null): boolean {
  return error instanceof ApiProblem && (error.problem.status === 0 || error.problem.status >= 502)
}

export function staleProblem(error: Error | null): Problem | null {
  if (!(error instanceof ApiProblem)) return null
  const { problem } = error
  return problem.differences !== undefined || /stale/.test(problem.code) ? problem : null
}

function useReceipt(company: string) {
  const navigate = useNavigate()
  return useCallback(
    (run: string) =>
      void navigate({
        to: '/c/$company/activity/runs/$run',
        params: { company, run },
        search: { done: true } as never,
      }),
    [company, navigate],
  )
}

/** Applies the plan once; a lost connection asks the plan how it ended instead of trying again. */
export function useApplying(params: PlanParams, preview: Preview | undefined) {
  const client = useQueryClient()
  const openReceipt = useReceipt(params.company)
  const [progress, setProgress] = useState<Progress | null>(null)
  useEvent(
    'apply',
    useCallback((event: Progress) => event.planId === params.plan && setProgress(event), [params.plan]),
  )
  const apply = useMutation({
    mutationFn: (body: BodyOf<'POST /companies/{company}/plans/{plan}/apply'>) =>
      call('POST /companies/{company}/plans/{plan}/apply', { params, body }),
    onSuccess: ({ runId }) => {
      openReceipt(runId)
      void client.invalidateQueries({ queryKey: [...keyOf(planEndpoint, { params })] })
    },
  })
  const lost = isLost(apply.error)
  useEffect(() => {
    if (!lost) return
    const ask = () => void client.invalidateQueries({ queryKey: [...keyOf(planEndpoint, { params })] })
    const timer = setInterval(ask, askAgainMs)
    return () => clearInterval(timer)
  }, [lost, client, params])
  const runId = preview?.state === 'applied' ? preview.runId : null
  useEffect(() => {
    if (lost && runId !== null) openReceipt(runId)
  }, [lost, runId, openReceipt])
  return { apply, progress, lost, busy: apply.isPending || apply.isSuccess || lost }
}
