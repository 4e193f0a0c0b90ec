import { describe, expect, it } from 'vitest'
import type { ApprovalView } from '#api/contract/approval.ts'
import { askHindrance, namesWithOr, reasonsInWords, waitsForApproval } from './approval.ts'

const approval: ApprovalView = {
  rule: { leavers: true, heldGuards: false, entityMoves: true },
  needed: 3,
  others: 20,
  reasons: [
    { reason: 'leavers', lines: 1 },
    { reason: 'entity moves', lines: 2 },
  ],
  approvers: ['Ola', 'Berit'],
  request: null,
}
const request: NonNullable<ApprovalView['request']> = {
  id: '1',
  state: 'waiting',
  lines: 3,
  askedBy: 'Kari',
  askedAt: '2026-11-22T10:00:00Z',
  note: null,
  decidedBy: null,
  decidedAt: null,
  comment: null,
  mine: true,
  mayDecide: false,
}

describe('a second person on the screen', () => {
  it('stands between the selection and the click until they approved', () => {
    expect(waitsForApproval({ state: 'open', approval })).toBe(true)
    expect(waitsForApproval({ state: 'open', approval: { ...approval, request } })).toBe(true)
    const approved = { ...approval, request: { ...request, state: 'approved' as const } }
    expect(waitsForApproval({ state: 'open', approval: approved })).toBe(false)
    expect(waitsForApproval({ state: 'open', approval: null })).toBe(false)
  })

  it('is asked once, and not where there is nobody', () => {
    expect(askHindrance(approval)).toBeNull()
    expect(askHindrance({ ...approval, request })).toBe('preview.bar.no.approval-waits')
    expect(askHindrance({ ...approval, approvers: [] })).toBe('preview.bar.no.nobody-to-approve')
  })

  it('is named with why', () => {
    expect(reasonsInWords(approval)).toBe('1 person leaves, 2 people move to another legal entity')
    expect(namesWithOr(['Ola', 'Berit', 'Per'])).toBe('Ola, Berit or Per')
  })
})
