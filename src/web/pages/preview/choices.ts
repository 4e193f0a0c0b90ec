import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query'
import type { BodyOf } from '#api/contract/index.ts'
import type { Preview, PreviewItem } from '#api/contract/preview.ts'
import { call } from '#web/api-client.ts'
import { keyOf } from '#web/queries.ts'
import { forgetItems, type PlanParams, patchItems } from './preview-items.ts'

const choicesEndpoint = 'POST /companies/{company}/plans/{plan}/choices'
type ChoicesBody = BodyOf<typeof choicesEndpoint>
export type Choice = NonNullable<ChoicesBody['choices']>[number]

function withChoice(item: PreviewItem, choice: Choice, by: string): PreviewItem {
  const included = choice.choice === 'include'
  if (choice.attribute === null) {
    return { ...item, selected: included && item.selectable, excludedBy: included ? null : by }
  }
  const changes = item.changes.map((change) =>
    change.attribute === choice.attribute ? { ...change, excluded: !included } : change,
  )
  return { ...item, changes }
}

/** What the list says at once; the server's answer follows. */
export function afterChoices(item: PreviewItem, body: ChoicesBody, by: string): PreviewItem {
  if (body.all) {
    const all: Choice = { key: item.key, attribute: null, choice: body.all.choice }
    return item.selectable ? withChoice(item, all, by) : item
  }
  return (body.choices ?? [])
    .filter((choice) => choice.key === item.key)
    .reduce((chosen, choice) => withChoice(chosen, choice, by), item)
}

/** Ticks and unticks; one after the other, so that the last click wins. */
export function useChoices(params: PlanParams, by: string) {
  const client = useQueryClient()
  const name = ['choices', params.plan]
  const saving = useIsMutating({ mutationKey: name }) > 0
  const mutation = useMutation({
    mutationKey: name,
    scope: { id: name.join(' ') },
    mutationFn: (body: ChoicesBody) => call(choicesEndpoint, { params, body }),
    onMutate: (body) => patchItems(client, params, (item) => afterChoices(item, body, by)),
    onSuccess: (selection) => {
      const key = keyOf('GET /companies/{company}/plans/{plan}', { params })
      client.setQueryData<Preview>([...key], (before) => before && { ...before, selection })
      void client.invalidateQueries({ queryKey: ['GET /companies/{company}/plans/{plan}/items/{key}'] })
    },
    onError: () => forgetItems(client, params),
  })
  return { choose: mutation.mutate, saving, error: mutation.error }
}
