import type { ErrorWords } from './error-words.ts'

/** What can stand between a selection and the second person it needs. */
export const approvalErrors = {
  'approval-needed': {
    status: 409,
    what: 'Some of these changes need a second person first, so nothing was applied.',
    why: 'The settings of this connection ask for the approval of another admin.',
    advice: 'Ask for approval in the preview, or synchronise only the changes that need none.',
    who: 'admin',
  },
  'approval-not-needed': {
    status: 409,
    what: 'Nothing that is selected needs a second person.',
    why: 'The settings of this connection ask for no approval of these changes.',
    advice: 'Synchronise them.',
    who: 'admin',
  },
  'approval-void': {
    status: 409,
    what: 'This request is about something else than what is selected now.',
    why: 'The selection or the preview has changed since it was made, or somebody has decided it already.',
    advice: 'Load the preview again and ask anew.',
    who: 'admin',
  },
  'approval-own': {
    status: 403,
    what: 'Nobody approves their own request.',
    why: 'A second person is asked so that two have read the same changes.',
    advice: 'Ask another admin of the company.',
    who: 'admin',
  },
  'approval-by-person': {
    status: 403,
    what: 'Approval is asked for and given by people who have signed in.',
    why: 'The command line does not show which admin sits at it.',
    advice: 'Open the preview in the portal.',
    who: 'admin',
  },
  'nobody-to-approve': {
    status: 409,
    what: 'There is nobody who could approve.',
    why: 'You are the only admin of the company, and nobody approves their own request.',
    advice: 'Invite a second admin under Settings.',
    who: 'admin',
  },
} as const satisfies Readonly<Record<string, ErrorWords>>
