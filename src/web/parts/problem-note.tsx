import { Anchor, Button } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import type { JSX, ReactNode } from 'react'
import type { Problem } from '#api/contract/problem.ts'
import type { Failure } from '#model/failure.ts'
import { ApiProblem } from '../api-client.ts'
import { text, textOr } from '../text.ts'

type Line = readonly [label: string, content: ReactNode]

function Note(props: { title: string; lines: readonly Line[]; children?: ReactNode }): JSX.Element {
  return (
    <div className="note" role="alert">
      <IconAlertTriangle size={20} stroke={1.8} aria-hidden className="note-icon" />
      <div className="note-body">
        <p className="strong">{props.title}</p>
        {props.lines.length > 0 && (
          <dl className="note-lines">
            {props.lines.map(([label, content]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{content}</dd>
              </div>
            ))}
          </dl>
        )}
        {props.children}
      </div>
    </div>
  )
}

function problemOf(error: unknown): Problem {
  if (error instanceof ApiProblem) return error.problem
  return {
    type: 'about:blank',
    title: text('problem.page.title'),
    status: 0,
    code: 'page-failed',
    detail: text('problem.page.why', { message: error instanceof Error ? error.message : String(error) }),
    advice: text('problem.page.advice'),
    requestId: '',
  }
}

function linesOf(problem: Problem): Line[] {
  const lines: Line[] = []
  if (problem.detail) lines.push([text('problem.why'), problem.detail])
  if (problem.advice) lines.push([text('problem.what to do'), problem.advice])
  if (problem.who) lines.push([text('problem.who'), textOr(`who.${problem.who}`, problem.who)])
  const contact = problem.contact
  if (contact) {
    const mail = <Anchor href={`mailto:${contact.email}`}>{contact.email}</Anchor>
    lines.push([text('problem.contact', { name: contact.name }), mail])
  }
  return lines
}

/** An error for a person: what happened, why, what to do, who can do it; the request's number folded away. */
export function ProblemNote(props: {
  error: unknown
  onRetry?: () => void
  children?: ReactNode
}): JSX.Element {
  const problem = problemOf(props.error)
  return (
    <Note title={problem.title} lines={linesOf(problem)}>
      {problem.fields && problem.fields.length > 0 && (
        <ul className="note-fields">
          {problem.fields.map((field) => (
            <li key={field.path}>{field.message}</li>
          ))}
        </ul>
      )}
      {props.children}
      {props.onRetry && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRefresh size={15} aria-hidden />}
          onClick={props.onRetry}
          className="note-retry"
        >
          {text('problem.try again')}
        </Button>
      )}
      <details className="note-details">
        <summary>{text('problem.details')}</summary>
        <p className="mono">{text('problem.code', { code: problem.code })}</p>
        {problem.requestId !== '' && (
          <p className="mono">{text('problem.request', { id: problem.requestId })}</p>
        )}
      </details>
    </Note>
  )
}

/** A failure of reading an HR system, in the same shape. */
export function FailureNote(props: { failure: Failure; children?: ReactNode }): JSX.Element {
  const { failure } = props
  const lines: Line[] = [[text('problem.what to do'), failure.advice]]
  if (failure.where) lines.push([text('failure.where'), failure.where])
  if (failure.lost && failure.lost.length > 0) lines.push([text('failure.lost'), failure.lost.join(', ')])
  lines.push([text('problem.who'), text(`who.${failure.who}`)])
  return (
    <Note title={failure.what} lines={lines}>
      {props.children}
    </Note>
  )
}
