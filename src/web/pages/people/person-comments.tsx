import { Answer } from '#web/parts/answer.tsx'
import { Comments } from '#web/parts/comments.tsx'
import { useRead, useWrite } from '#web/queries.ts'
import { text } from '#web/text.ts'

const endpoint = 'GET /companies/{company}/people/{person}/comments'

/** What was said about a person, also in previews. */
export function PersonComments({ company, person }: Readonly<{ company: string; person: string }>) {
  const options = { params: { company, person } }
  const read = useRead(endpoint, options)
  const write = useWrite('POST /companies/{company}/people/{person}/comments', [endpoint])
  return (
    <section className="card" aria-labelledby="person-comments">
      <h2 className="person-head" id="person-comments">
        {text('comments.title')}
      </h2>
      <Answer of={read}>
        {(comments) => (
          <Comments
            company={company}
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
