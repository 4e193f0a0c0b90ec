import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { BodyOf } from '#api/contract/index.ts'
import { call } from '#web/api-client.ts'
import { showDone } from '#web/parts/plan/show-done.ts'
import { remember } from '#web/queries.ts'
import { text } from '#web/text.ts'
import { forgetItems, type PlanParams } from './preview-items.ts'

const matchesEndpoint = 'POST /companies/{company}/plans/{plan}/matches'
export type Decision = BodyOf<typeof matchesEndpoint>['decisions'][number]
const atMost = 1000

/** Decides pairs and goes on in the preview that was made anew with them. */
export function useMatching(params: PlanParams) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async (decisions: readonly Decision[]) => {
      let plan = params.plan
      let made = await call(matchesEndpoint, { params, body: { decisions: decisions.slice(0, atMost) } })
      for (let from = atMost; from < decisions.length; from += atMost) {
        plan = made.id
        const body = { decisions: decisions.slice(from, from + atMost) }
        made = await call(matchesEndpoint, { params: { company: params.company, plan }, body })
      }
      return made
    },
    onSuccess: async (preview) => {
      const next = { company: params.company, plan: preview.id }
      remember('GET /companies/{company}/plans/{plan}', { params: next }, preview)
      forgetItems(client, next)
      showDone(text('match.decided'))
      if (preview.id === params.plan) return
      await navigate({
        to: '/c/$company/integrations/hr-integration/preview/$plan',
        params: next,
        search: (before: object) => before as never,
        replace: true,
      })
    },
  })
}
