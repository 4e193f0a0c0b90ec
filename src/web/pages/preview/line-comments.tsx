import { Answer } from '#web/parts/answer.tsx'
import { Comments } from '#web/parts/comments.tsx'
import { useRead, useWrite } from '#web/queries.ts'
import { text } from '#web/text.ts'
import type { PlanParams } from './preview-items.ts'

const endpoint = 'GET /companies/{company}/plans/{plan}/items/{key}/comments'

/** What was said about the person of this line, in this preview and earlier ones. */
export function LineComments({ line, params }: Readonly<{ line: string; params: PlanParams }>) {
  const options = { params: { ...params, key: line } }
  const read = useRead(endpoint, options)
  const write = useWrite('POST /companies/{company}/plans/{plan}/items/{key}/comments', [endpoint])
  return (
    <section aria-label={text('comments.title')}>
      <h3 className="pv-subhead">{text('comments.title')}</h3>
      <Answer of={read}>
        {(comments) => (
          <Comments
            company={params.company}
            comments={comments}
            busy={write.isPending}
            error={write.error}
            onWrite={(said, done) => write.mutate({ ...options, body: { text: said } }, { onSuccess: done })}
          />
        )}
      </Answer>
    </section>
  )
}
