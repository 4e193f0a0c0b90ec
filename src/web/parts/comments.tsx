import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Comment } from '#api/contract/approval.ts'
import { commentLength } from '#model/approval.ts'
import { useIsAdmin } from '../company.ts'
import { useWrite } from '../queries.ts'
import { text } from '../text.ts'
import { Age } from './age.tsx'
import { ProblemNote } from './problem-note.tsx'

function One({ comment, company }: Readonly<{ comment: Comment; company: string }>) {
  const admin = useIsAdmin()
  const erase = useWrite('DELETE /companies/{company}/comments/{comment}', [
    'GET /companies/{company}/people/{person}/comments',
    'GET /companies/{company}/plans/{plan}/items/{key}/comments',
  ])
  return (
    <li className="comment">
      <p className="comment-by">
        <span className="strong">{comment.by}</span>{' '}
        <span className="dim small">
          <Age at={comment.at} />
        </span>
        {admin && comment.text !== null && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            loading={erase.isPending}
            aria-label={text('comments.erase.of', { name: comment.by })}
            onClick={() => erase.mutate({ params: { company, comment: comment.id } })}
          >
            {text('comments.erase')}
          </Button>
        )}
      </p>
      {comment.text === null ? (
        <p className="dim small">{text('comments.erased', { name: comment.erasedBy ?? '' })}</p>
      ) : (
        <p className="comment-text">{comment.text}</p>
      )}
      {erase.error && <ProblemNote error={erase.error} />}
    </li>
  )
}

type Props = Readonly<{
  company: string
  comments: readonly Comment[]
  busy: boolean
  error: Error | null
  /** Writes it; `done` empties the field. */
  onWrite: (said: string, done: () => void) => void
}>

/** What people said about a person, oldest first, and a field to answer. */
export function Comments({ company, comments, busy, error, onWrite }: Props) {
  const admin = useIsAdmin()
  const [typed, setTyped] = useState('')
  function submit(event: FormEvent) {
    event.preventDefault()
    if (typed.trim() !== '') onWrite(typed.trim(), () => setTyped(''))
  }
  return (
    <>
      {comments.length === 0 ? (
        <p className="dim small">{text('comments.none')}</p>
      ) : (
        <ol className="comments">
          {comments.map((comment) => (
            <One key={comment.id} comment={comment} company={company} />
          ))}
        </ol>
      )}
      {admin && (
        <form className="comment-new" onSubmit={submit}>
          <Textarea
            size="sm"
            label={text('comments.new')}
            description={text('comments.hint')}
            autosize
            minRows={1}
            maxLength={commentLength}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {error && <ProblemNote error={error} />}
          <Button type="submit" size="xs" variant="default" loading={busy} disabled={typed.trim() === ''}>
            {text('comments.write')}
          </Button>
        </form>
      )}
    </>
  )
}
