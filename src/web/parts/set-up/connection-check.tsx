import './set-up.css'
import { Loader } from '@mantine/core'
import { IconAlertTriangle, IconCircle, IconCircleCheck, IconCircleMinus } from '@tabler/icons-react'
import { type JSX, useCallback, useEffect, useRef, useState } from 'react'
import type { CheckLine } from '#api/contract/credentials.ts'
import { text } from '../../text.ts'
import { FailureNote, ProblemNote } from '../problem-note.tsx'
import type { Method } from './credentials-form.tsx'

export type CheckState = Readonly<{
  lines: readonly CheckLine[]
  running: boolean
  error: unknown
}>
const idle: CheckState = { lines: [], running: false, error: null }

export type CheckVerdict = 'passed' | 'rights missing' | 'failed'

/** Missing rights and an unread sample still let somebody go on; anything earlier does not. */
export function verdictOf(lines: readonly CheckLine[]): CheckVerdict {
  const failed = lines.filter((line) => line.outcome === 'failed')
  if (failed.length === 0) return lines.length > 0 ? 'passed' : 'failed'
  return failed.every((line) => line.step === 'right') ? 'rights missing' : 'failed'
}

/** Runs a check and collects its lines as they come. */
export function useConnectionCheck(run: () => AsyncGenerator<CheckLine>): {
  state: CheckState
  start: () => Promise<CheckVerdict>
} {
  const [state, setState] = useState(idle)
  const start = useCallback(async () => {
    const lines: CheckLine[] = []
    setState({ lines, running: true, error: null })
    try {
      for await (const line of run()) {
        lines.push(line)
        setState({ lines: [...lines], running: true, error: null })
      }
      setState({ lines: [...lines], running: false, error: null })
      return verdictOf(lines)
    } catch (error) {
      setState({ lines: [...lines], running: false, error })
      return 'failed'
    }
  }, [run])
  return { state, start }
}

type Row = Readonly<{ id: string; label: string; line: CheckLine | null }>

function rowId(step: CheckLine['step'], id: string | null): string {
  return `${step}:${id ?? ''}`
}

function rowsOf(method: Method, lines: readonly CheckLine[]): Row[] {
  const expected: Row[] = []
  if (method.transport === 'network') {
    for (const step of ['address', 'tls', 'sign-in'] as const) {
      expected.push({ id: rowId(step, null), label: text(`check.${step}`), line: null })
    }
    for (const right of method.permissions) {
      expected.push({ id: rowId('right', right.id), label: right.name, line: null })
    }
  }
  expected.push({ id: rowId('sample', null), label: text('check.sample'), line: null })
  const told = new Map(lines.map((line) => [rowId(line.step, line.id), line]))
  const rows = expected.map((row) => ({ ...row, line: told.get(row.id) ?? null }))
  const known = new Set(expected.map((row) => row.id))
  const more = lines.filter((line) => !known.has(rowId(line.step, line.id)))
  const extra = more.map((line) => ({ id: rowId(line.step, line.id), label: line.label, line }))
  return [...rows.slice(0, -1), ...extra, ...rows.slice(-1)]
}

function RowIcon({ row, running }: { row: Row; running: boolean }): JSX.Element {
  if (row.line?.outcome === 'passed')
    return <IconCircleCheck size={19} className="check-passed" aria-hidden />
  if (row.line?.outcome === 'failed')
    return <IconAlertTriangle size={19} className="check-failed" aria-hidden />
  if (row.line?.outcome === 'skipped') return <IconCircleMinus size={19} className="dim" aria-hidden />
  return running ? <Loader size={17} aria-hidden /> : <IconCircle size={19} className="dim" aria-hidden />
}

function CheckRow({ row, current }: { row: Row; current: boolean }): JSX.Element {
  const outcome = row.line?.outcome ?? (current ? 'running' : 'pending')
  return (
    <li className="check-row">
      <RowIcon row={row} running={current} />
      <div className="check-words">
        <p>
          {row.label} <span className="dim small">{text(`check.${outcome}`)}</span>
        </p>
        {row.line?.sample && (
          <p className="dim small">{text('check.sample filled', { ...row.line.sample })}</p>
        )}
        {row.line?.failure && row.line.outcome === 'failed' && <FailureNote failure={row.line.failure} />}
      </div>
    </li>
  )
}

/** The live checklist: each step as it ends, and what to do about each failure. */
export function ConnectionCheck({
  method,
  state,
}: {
  method: Method
  state: CheckState
}): JSX.Element | null {
  const place = useRef<HTMLElement>(null)
  const failed = state.lines.filter((line) => line.outcome === 'failed').length
  const tells = !state.running && failed > 0
  useEffect(() => {
    if (tells) place.current?.scrollIntoView({ block: 'nearest' })
  }, [tells])
  if (!state.running && state.lines.length === 0 && state.error === null) return null
  const rows = rowsOf(method, state.lines)
  const currentId = state.running ? rows.find((row) => row.line === null)?.id : undefined
  return (
    <section className="card stack" aria-label={text('check.title')} ref={place}>
      <h2 className="section-title">{text('check.title')}</h2>
      <ul className="check-list">
        {rows.map((row) => (
          <CheckRow key={row.id} row={row} current={row.id === currentId} />
        ))}
      </ul>
      <p role="status" className="strong">
        {!state.running &&
          state.error === null &&
          (failed === 0 ? text('check.all passed') : text('check.some failed', { n: failed }))}
      </p>
      {state.error !== null && <ProblemNote error={state.error} />}
    </section>
  )
}
