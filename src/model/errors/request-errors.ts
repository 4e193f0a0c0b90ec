import type { ErrorWords } from './error-words.ts'

/** What can be wrong with any request, or with the portal itself. */
export const requestErrors = {
  'not-found': {
    status: 404,
    what: 'There is nothing here.',
    why: 'The address is wrong, what it named is gone, or you have no access to it.',
    advice: 'Check the address, or ask an admin of the company for access.',
    who: 'admin',
  },
  'invalid-json': {
    status: 400,
    what: 'The request could not be read.',
    why: 'Its body is not valid JSON.',
    advice: 'Send well-formed JSON.',
    who: 'you',
  },
  'invalid-input': {
    status: 422,
    what: 'Something in the request is missing or not as it should be.',
    why: 'The fields listed did not pass.',
    advice: 'Correct them and try again.',
    who: 'you',
  },
  'wrong-content-type': {
    status: 415,
    what: 'The request has the wrong kind of content.',
    why: 'This address reads application/json.',
    advice: 'Send the header Content-Type: application/json.',
    who: 'you',
  },
  'body-too-large': {
    status: 413,
    what: 'That is more than can be sent at once.',
    why: 'A request may hold 1 MiB, an import of awards 20 MiB, a file 200 MB.',
    advice: 'Send less, or split it.',
    who: 'you',
  },
  'cross-site-request': {
    status: 403,
    what: 'The request came from another website and was refused.',
    why: 'Only pages of the portal itself may change something in your name.',
    advice: 'Open the portal at its own address. If this is its own address, PUBLIC_URL has to name it.',
    who: 'operator',
  },
  'request-header-missing': {
    status: 403,
    what: 'The request was refused to protect your session.',
    why: 'A change made with the session cookie needs the header X-Requested-With: rollcall.',
    advice: 'Send that header with every request other than GET.',
    who: 'you',
  },
  'too-many-streams': {
    status: 429,
    what: 'Too many tabs of the portal are open at once.',
    why: 'Each tab keeps one stream of events open, and there is a limit for each person.',
    advice: 'Close some tabs; this one then updates by itself.',
    who: 'you',
  },
  'not-built': {
    status: 501,
    what: 'This is not built yet.',
    why: 'The address is described, but nothing answers there.',
    advice: 'Nothing to do until a later version.',
    who: 'nobody',
  },
  internal: {
    status: 500,
    what: 'Something went wrong in the portal.',
    why: 'It is a fault of the portal, not of what you did. Nothing half done was kept.',
    advice: 'Try again. If it stays, give the request’s number to the operator, who finds it in the log.',
    who: 'operator',
  },
  'database-unavailable': {
    status: 503,
    what: 'The portal cannot reach its database.',
    why: 'The database is starting, stopped, or overloaded.',
    advice: 'Try again in a minute. If it stays, the operator sees the cause in the log.',
    who: 'operator',
  },
  starting: {
    status: 503,
    what: 'The portal is starting.',
    why: 'It prepares its database and its pages.',
    advice: 'Load the page again in a few seconds.',
    who: 'nobody',
  },
} as const satisfies Record<string, ErrorWords>
