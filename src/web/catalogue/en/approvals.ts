/** A second person: asking, deciding, waiting; and comments. */
export const approvalTexts = {
  'connection.tab.approvals': 'Approvals',
  'approvals.lead':
    'Ask for a second person where one is not enough. They read the very same selection and approve it before anything is written; whoever asked cannot approve.',
  'approvals.rule.leavers': 'People who leave',
  'approvals.rule.leavers.why': 'A wrong leaver can forfeit somebody’s shares.',
  'approvals.rule.heldGuards': 'What a guard holds',
  'approvals.rule.heldGuards.why':
    'Lines that one person released. Where two admins released a guard, they have approved it already.',
  'approvals.rule.entityMoves': 'Moves to another legal entity',
  'approvals.rule.entityMoves.why': 'Costs follow the person.',
  'approvals.loosening':
    'Asking for less counts once a second admin asks for the same. Asking for more counts at once.',
  'approvals.wanted':
    '{name} wants to ask for less, since {at}: {rule}. It counts once another admin agrees.',
  'approvals.wanted.mine':
    'You want to ask for less, since {at}: {rule}. It counts once another admin agrees.',
  'approvals.wanted.agree': 'Agree',
  'approvals.wanted.keep': 'Keep asking',
  'approvals.wanted.nothing': 'for nobody',
  'approvals.alone':
    'You are the only admin, so nobody could approve. Invite a second admin under Settings first.',
  'approvals.saved': 'Saved.',
  'approvals.saved.wanted': 'Noted. A second admin has to agree.',

  'approval.reason.leavers': '{lines, plural, one {# person leaves} other {# people leave}}',
  'approval.reason.held guards':
    '{lines, plural, one {# line of a released guard} other {# lines of released guards}}',
  'approval.reason.entity moves':
    '{lines, plural, one {# person moves to another legal entity} other {# people move to another legal entity}}',
  'approval.needed.title':
    '{lines, plural, one {# of the selected changes needs a second person} other {# of the selected changes need a second person}}',
  'approval.needed.short': '{lines, plural, one {# needs approval} other {# need approval}}',
  'approval.needed.body': 'The settings of this connection ask for it: {reasons}. {approvers} can approve.',
  'approval.needed.nobody':
    'The settings of this connection ask for it: {reasons}. You are the only admin; invite a second one under Settings.',
  'approval.others':
    '{others, plural, one {The other change needs nobody and can be synchronised meanwhile.} other {The other # changes need nobody and can be synchronised meanwhile.}}',
  'approval.waiting.title': '{name} is waiting for {approvers}',
  'approval.waiting.mine': 'You are waiting for {approvers}',
  'approval.waiting.asked': 'Asked',
  'approval.waiting.binding':
    'The request is about exactly this selection. Any change of it, or a new preview, voids it.',
  'approval.decide.title': '{name} asks for your approval',
  'approval.decide.body':
    'Read the selection below; you approve exactly what is ticked there ({reasons}). Nothing is written before you approve and somebody synchronises.',
  'approval.approved.title': 'Approved by {name}',
  'approval.approved.body': 'It can be synchronised now, exactly as it was read.',
  'approval.declined.title': 'Declined by {name}',
  'approval.declined.body': 'Change the selection, or ask again.',
  'approval.void.title': 'The request of {name} is void',
  'approval.void.body': 'The selection has changed since. Ask again about the one below.',
  'approval.said': '“{said}”',
  'approval.or': 'or',

  'approval.ask': 'Ask for approval',
  'approval.ask.again': 'Ask again',
  'approval.ask.title': 'Ask for approval?',
  'approval.ask.lead':
    '{approvers} will be told and can approve or decline: {reasons}. Nothing is written until then.',
  'approval.ask.note': 'A word to them',
  'approval.ask.note.hint': 'For example where the paper lies that shows it',
  'approval.asked': 'Asked. You will see here when somebody has decided.',
  'approval.approve': 'Approve',
  'approval.decline': 'Decline',
  'approval.approve.title': 'Approve this selection?',
  'approval.decline.title': 'Decline this selection?',
  'approval.comment': 'Comment',
  'approval.comment.hint': 'It is kept with the approval and stands on the receipt.',
  'approval.comment.missing': 'Say in a few words why.',
  'approval.decided.approved': 'Approved. It can be synchronised now.',
  'approval.decided.declined': 'Declined. {name} sees it in the preview.',
  'approval.apply-others': 'Synchronize the others',
  'approval.apply-others.title': 'Synchronize the others?',
  'approval.apply-others.lead':
    '{others, plural, one {# change that needs nobody else is} other {# changes that need nobody else are}} written now. {needed, plural, one {# change stays} other {# changes stay}} for a second person, in the next preview.',
  'approval.line': 'Needs a second person',
  'approval.line.why': 'Needs a second person: {reasons}.',
  'approval.line.leavers': 'somebody leaves',
  'approval.line.held guards': 'a guard held it',
  'approval.line.entity moves': 'another legal entity',
  'preview.bar.no.approval-waits': 'Waiting for approval.',
  'preview.bar.no.nobody-to-approve': 'Nobody else could approve. Invite a second admin.',

  'landing.approvals': 'Waiting for approval',
  'landing.approval.yours':
    '{name} asks for your approval of {lines, plural, one {# change} other {# changes}}{connection, select, none {} other { of {connection}}}.',
  'landing.approval.mine':
    'You are waiting for {approvers} to approve {lines, plural, one {# change} other {# changes}}{connection, select, none {} other { of {connection}}}.',
  'landing.approval.other':
    '{name} is waiting for {approvers} to approve {lines, plural, one {# change} other {# changes}}{connection, select, none {} other { of {connection}}}.',
  'landing.approval.review': 'Review and decide',
  'landing.approval.open': 'Open the preview',

  'receipt.approved': 'Asked by {name}, approved by {approver}',
  'receipt.left.waiting':
    '{count, plural, one {# change waits for a second person} other {# changes wait for a second person}}',

  'comments.title': 'Comments',
  'comments.none': 'Nobody has said anything about this person yet.',
  'comments.new': 'Your comment',
  'comments.hint': 'Everybody who may see this preview reads it. It stays with the person.',
  'comments.write': 'Comment',
  'comments.erase': 'Erase',
  'comments.erase.of': 'Erase the comment of {name}',
  'comments.erased': 'Erased by {name}',
  'comments.count': '{count, plural, one {# comment} other {# comments}}',

  'activity.action.approval asked': 'Approval was asked for',
  'activity.action.approval given': 'Approval was given',
  'activity.action.approval declined': 'Approval was declined',
  'activity.action.approvals set': '{subject} asks a second person differently now',
  'activity.action.approvals asked to loosen': 'An admin wants {subject} to ask fewer second people',
  'activity.action.commented': 'A comment was written',
  'activity.action.comment erased': 'A comment was erased',
  'activity.value.changes': '{n} changes',
  'activity.value.askedBy': 'asked by {n}',
  'activity.value.approvedBy': 'approved by {n}',
} as const
