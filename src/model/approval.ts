import { z } from 'zod'

/** Why a line of a preview needs a second person, where the company wants one. */
export const approvalReasons = ['leavers', 'held guards', 'entity moves'] as const
export type ApprovalReason = (typeof approvalReasons)[number]

/** For what a connection asks a second person; nothing unless somebody switched it on. */
export const approvalRule = z.object({
  leavers: z.boolean(),
  heldGuards: z.boolean(),
  entityMoves: z.boolean(),
})
export type ApprovalRule = z.infer<typeof approvalRule>

/** The rule before anybody chose. */
export const noApprovals: ApprovalRule = { leavers: false, heldGuards: false, entityMoves: false }

/** Whether `next` asks for less than `now`: then one admin alone must not switch it. */
export function loosens(now: ApprovalRule, next: ApprovalRule): boolean {
  return (Object.keys(now) as (keyof ApprovalRule)[]).some((part) => now[part] && !next[part])
}

export function isSameRule(one: ApprovalRule, other: ApprovalRule): boolean {
  return !loosens(one, other) && !loosens(other, one)
}

/** Who asked and who approved, as a receipt keeps it. */
export type GivenApproval = Readonly<{
  askedBy: string
  askedAt: string
  approvedBy: string
  approvedAt: string
  comment: string | null
}>

/** The longest comment. */
export const commentLength = 2000
