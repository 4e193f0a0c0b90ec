export const signInTexts = {
  'browserSignIn.title': 'Sign in to {connector}',
  'browserSignIn.why':
    'You sign in there and let this portal read, then you come back here. The portal never sees your password.',
  'browserSignIn.address': 'Redirect address',
  'browserSignIn.address why': 'Enter it in {connector} where you register this portal.',
  'browserSignIn.begin': 'Sign in to {connector}',
  'browserSignIn.again': 'Sign in to {connector} again',
  'browserSignIn.not yet': 'Not signed in yet',
  'browserSignIn.by': 'Signed in by {name}, {day}',
  'browserSignIn.missing': 'Sign in to {connector} first.',
  'browserSignIn.came back.declined':
    '{connector} did not let this portal in. Sign in again and agree; if that does not help, compare the redirect address there.',
  'browserSignIn.came back.client-refused':
    '{connector} does not know this client. Check the client ID and the client secret, then sign in again.',
  'browserSignIn.came back.other-person':
    'Another user of this portal had begun this sign-in. Begin again yourself.',
  'browserSignIn.came back.expired': 'That took longer than ten minutes. Sign in again.',
  'browserSignIn.came back.failed':
    '{connector} could not be reached to finish the sign-in. Try again; if it lasts, ask IT.',
}
