import type { ErrorWords } from './error-words.ts'

/** What can stand between a person and what they ask for. */
export const accessErrors = {
  'not-signed-in': {
    status: 401,
    what: 'You are not signed in.',
    why: 'There is no session, or it has ended.',
    advice: 'Sign in and try again.',
    who: 'you',
  },
  'sign-in-refused': {
    status: 401,
    what: 'E-mail or password is not right.',
    why: 'No account has this e-mail together with this password.',
    advice: 'Check both. An admin of your company can send a new invitation.',
    who: 'admin',
  },
  'sign-in-delayed': {
    status: 429,
    what: 'Please wait a moment before you try again.',
    why: 'There were several attempts to sign in that failed.',
    advice: 'Try again after the time given. Nothing is locked.',
    who: 'you',
  },
  'admin-only': {
    status: 403,
    what: 'Only an admin of the company may do this.',
    why: 'Your role reads people and runs but does not change anything.',
    advice: 'Ask an admin of the company.',
    who: 'admin',
  },
  'account-manager-only': {
    status: 403,
    what: 'Only an account manager of the portal may do this.',
    why: 'It concerns all companies.',
    advice: 'Ask your account manager.',
    who: 'account manager',
  },
  'hr-integration-off': {
    status: 403,
    what: 'HR Integration is not switched on for this company.',
    why: 'Each company gets it from its account manager.',
    advice: 'Ask the account manager named here.',
    who: 'account manager',
  },
  'link-not-found': {
    status: 404,
    what: 'This link does not work any more.',
    why: 'It was used already, is too old, was replaced by a newer one, or was not copied whole.',
    advice: 'Ask whoever sent it for a new one.',
    who: 'admin',
  },
  'user-exists': {
    status: 409,
    what: 'There is an account with this e-mail already.',
    why: 'An e-mail belongs to one account.',
    advice: 'Sign in with it, or use another e-mail.',
    who: 'you',
  },
  'already-member': {
    status: 409,
    what: 'This person has access already.',
    why: 'Somebody with this e-mail is a member of the company.',
    advice: 'To change the role, take the access away first and invite again.',
    who: 'admin',
  },
  'last-admin': {
    status: 409,
    what: 'The last admin cannot be taken away.',
    why: 'Nobody could set up or synchronise any more.',
    advice: 'Invite another admin first.',
    who: 'admin',
  },
} as const satisfies Record<string, ErrorWords>
