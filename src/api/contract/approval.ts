import { z } from 'zod'
import { approvalReasons, approvalRule, commentLength } from '#model/approval.ts'
import { endpoints } from './endpoint.ts'

export const approvalReason = z.enum(approvalReasons)

/** Who asked and who approved, as a receipt tells it. */
export const givenApproval = z.object({
  askedBy: z.string(),
  askedAt: z.string(),
  approvedBy: z.string(),
  approvedAt: z.string(),
  comment: z.string().nullable(),
})

/** A request to read a selection. `void`: the selection or the plan is another one by now. */
export const approvalRequest = z.object({
  id: z.string(),
  state: z.enum(['waiting', 'approved', 'declined', 'void']),
  lines: z.int(),
  askedBy: z.string(),
  askedAt: z.string(),
  note: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  comment: z.string().nullable(),
  /** The caller asked. */
  mine: z.boolean(),
  /** The caller may approve or decline. */
  mayDecide: z.boolean(),
})
export type ApprovalRequest = z.infer<typeof approvalRequest>

/** What of a selection needs a second person, and how far that is. */
export const approvalView = z.object({
  rule: approvalRule,
  /** Selected lines that need a second person, and those that need none. */
  needed: z.int(),
  others: z.int(),
  reasons: z.array(z.object({ reason: approvalReason, lines: z.int() })),
  /** Admins who could approve: everybody but who asked. */
  approvers: z.array(z.string()),
  request: approvalRequest.nullable(),
})
export type ApprovalView = z.infer<typeof approvalView>

export const chosenApprovalRule = z
  .object({
    rule: approvalRule,
    /** Asking for less counts once a second admin agrees. */
    wanted: z.object({ rule: approvalRule, by: z.string(), at: z.string(), mine: z.boolean() }).nullable(),
    /** Admins of the company besides the caller. */
    otherAdmins: z.int(),
  })
  .meta({ id: 'ApprovalRule' })
export type ChosenApprovalRule = z.infer<typeof chosenApprovalRule>

export const waitingApproval = z
  .object({
    id: z.string(),
    planId: z.string(),
    connectionName: z.string().nullable(),
    lines: z.int(),
    askedBy: z.string(),
    askedAt: z.string(),
    mine: z.boolean(),
    approvers: z.array(z.string()),
  })
  .meta({ id: 'WaitingApproval' })
export type WaitingApproval = z.infer<typeof waitingApproval>

export const comment = z
  .object({
    id: z.string(),
    /** Null once it was erased. */
    text: z.string().nullable(),
    by: z.string(),
    at: z.string(),
    erasedBy: z.string().nullable(),
  })
  .meta({ id: 'Comment' })
export type Comment = z.infer<typeof comment>

const C = '/companies/{company}'
const rule = `${C}/connections/{connection}/approval-rule` as const
const ofLine = `${C}/plans/{plan}/items/{key}/comments` as const
const ofPerson = `${C}/people/{person}/comments` as const
const newComment = z.object({ text: z.string().trim().min(1).max(commentLength) })

export const approvalEndpoints = endpoints({
  [`GET ${rule}` as const]: {
    summary: 'For what this connection asks a second person',
    audience: 'admin',
    response: chosenApprovalRule,
  },
  [`PUT ${rule}` as const]: {
    summary: 'Ask for more at once; asking for less counts once a second admin asks for the same',
    audience: 'admin',
    body: approvalRule,
    response: chosenApprovalRule,
  },
  [`GET ${C}/approvals` as const]: {
    summary: 'Who is waiting for whom since when',
    audience: 'reader',
    response: z.array(waitingApproval),
  },
  [`POST ${C}/plans/{plan}/approval` as const]: {
    summary: 'Ask for the approval of exactly this selection; any change of it voids the request',
    audience: 'admin',
    body: z.object({ selectionDigest: z.string(), note: z.string().trim().max(500).nullable() }),
    response: z.object({ id: z.string() }),
    status: 201,
  },
  [`POST ${C}/plans/{plan}/approval/decision` as const]: {
    summary: 'Approve or decline a request, with a comment; never one’s own',
    audience: 'admin',
    body: z.object({
      id: z.string(),
      selectionDigest: z.string(),
      decision: z.enum(['approved', 'declined']),
      comment: z.string().trim().max(commentLength).nullable(),
    }),
    status: 204,
  },
  [`GET ${ofLine}` as const]: {
    summary: 'Comments on the person of a line, oldest first',
    audience: 'reader',
    response: z.array(comment),
  },
  [`POST ${ofLine}` as const]: {
    summary: 'Comment on the person of a line; kept through later previews',
    audience: 'admin',
    body: newComment,
    response: z.array(comment),
    status: 201,
  },
  [`GET ${ofPerson}` as const]: {
    summary: 'Comments on a person, oldest first',
    audience: 'reader',
    response: z.array(comment),
    withoutFeature: true,
  },
  [`POST ${ofPerson}` as const]: {
    summary: 'Comment on a person',
    audience: 'admin',
    body: newComment,
    response: z.array(comment),
    status: 201,
    withoutFeature: true,
  },
  [`DELETE ${C}/comments/{comment}` as const]: {
    summary: 'Erase the text of a comment; that there was one stays',
    audience: 'admin',
    status: 204,
    withoutFeature: true,
  },
})
