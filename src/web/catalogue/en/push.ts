/** A connection to which an identity provider sends people. */
export const pushTexts = {
  'push.title': 'Let your identity provider send people',
  'push.lead':
    'Enter this address and token in your identity provider. What it sends waits here and changes nobody: you see it in the preview first, as always.',
  'push.guide': 'How to let it send people',
  'push.address': 'Address',
  'push.address copy': 'Copy the address',
  'push.address http':
    'An identity provider on the internet needs an address that begins with https and can be reached from there. The person who runs this portal sets it as PUBLIC_URL.',
  'push.token': 'Token',
  'push.token copy': 'Copy the token',
  'push.token make': 'Make a token',
  'push.token again': 'Make a new token',
  'push.token none': 'There is no token yet, so nobody can send people.',
  'push.token once': 'Copy it now: it is shown this once and kept as a fingerprint only.',
  'push.token by': 'Made by {name}',
  'push.token used': 'last used',
  'push.token unused': 'not used yet',
  'push.token replace title': 'Make a new token?',
  'push.token replace why':
    'The token that is there stops working at once. Until the new one is entered in your identity provider, it can send nobody. People who were sent already stay.',
  'push.received': 'Received so far',
  'push.received nobody': 'Nobody yet. As soon as somebody is sent, it shows here by itself.',
  'push.received people': '{n, plural, one {# person} other {# people}}, last change',
  'push.received wait':
    'Go on when your identity provider says that its first run has ended; until then people may be missing.',
} as const
