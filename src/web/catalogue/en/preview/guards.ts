/** Guards in full words: what is held, why, and what to do. */
export const guardWords = {
  'guard.leaving.title': '{count, plural, one {# person would leave} other {# people would leave}}',
  'guard.joiners.title': '{count, plural, one {# new person} other {# new people}}',
  'guard.cleared values.title':
    '{count, plural, one {# person would lose a value} other {# people would lose a value}}',
  'guard.e-mail changes.title':
    '{count, plural, one {# Company Email would change} other {# Company Emails would change}}',
  'guard.identifier changes.title':
    '{count, plural, one {# identifier would change} other {# identifiers would change}}',
  'guard.entity moves.title':
    '{count, plural, one {# person would move to another legal entity} other {# people would move to another legal entity}}',
  'guard.zero rows.title': 'The HR system sent nobody',
  'guard.unreadable records.title':
    '{count, plural, one {# record could not be read} other {# records could not be read}}',
  'guard.snapshot.title': 'The fetch may not be complete',

  'guard.leaving.why':
    'That is {share} of the {outOf, plural, one {# linked, active person} other {# linked, active people}} (limit {limit}); people leaving the filter are counted too. So many leavings at once are more often a fault in the HR system than true, and a wrong leaver forfeits somebody’s shares.',
  'guard.joiners.why':
    'That is {share} of the {outOf, plural, one {# linked, active person} other {# linked, active people}} (usual limit {limit}). Check that the filter is the one you want.',
  'guard.cleared values.why':
    'That is {share} of {outOf, plural, one {# person} other {# people}} (limit {limit}). A missing right in the HR system can look like empty values.',
  'guard.e-mail changes.why':
    'That is {share} of {outOf, plural, one {# person} other {# people}} (limit {limit}). The Company Email is the login; a wrong one gives it to somebody else.',
  'guard.identifier changes.why':
    'That is {share} of {outOf, plural, one {# person} other {# people}} (limit {limit}). A renumbering is rare; a wrong mapping of the field is not.',
  'guard.entity moves.why':
    'That is {share} of {outOf, plural, one {# person} other {# people}} (limit {limit}). Costs would be booked in another company.',
  'guard.zero rows.why':
    'An empty answer is almost always a lost right, a wrong filter or a fault of the HR system. Nobody leaves because of it.',
  'guard.unreadable records.why':
    'That is {share} of {outOf, plural, one {# record} other {# records}}. Leavings and absences are held; everybody who could be read can be synchronised.',
  'guard.snapshot.why':
    'It could not be shown that everybody was sent. Leavings and absences are held; the others can be synchronised.',

  'guard.leaving.short': 'many leavings',
  'guard.joiners.short': 'many joiners',
  'guard.cleared values.short': 'many cleared values',
  'guard.e-mail changes.short': 'many e-mail changes',
  'guard.identifier changes.short': 'many identifier changes',
  'guard.entity moves.short': 'many entity moves',
  'guard.zero rows.short': 'nobody was sent',
  'guard.unreadable records.short': 'unreadable records',
  'guard.snapshot.short': 'incomplete fetch',

  'guard.held': 'Held',
  'guard.hard-held': 'Held hard',
  'guard.warned': 'Please check',
  'guard.released': 'Released',
  'guard.todo.held': 'Look at them first. If it is right, type the number {count} to release them.',
  'guard.todo.hard-held': 'Look at them first. If it is right, type the number {count} and say why. {second}',
  'guard.todo.second-admin': 'A second admin must then do the same.',
  'guard.todo.second-fetch':
    'You are the only admin, so a second complete fetch with the same result, at least an hour later, is needed as well.',
  'guard.todo.warned': 'Nothing is held.',
  'guard.others': 'The other changes can be synchronised meanwhile.',
  'guard.show': 'Show them',
  'guard.number': 'Number of people',
  'guard.number.wrong': 'The number is {count}. Type exactly that.',
  'guard.reason': 'Reason',
  'guard.reason.hint': 'It is written into the receipt.',
  'guard.reason.missing': 'Write a reason of at least three letters.',
  'guard.release': 'Release',
  'guard.released-by': 'Released by {name}, {at}',
  'guard.released-because': 'Released by {name}, {at}: “{reason}”',
  'guard.still.second admin': 'Still needed: a second admin who types the number and gives a reason.',
  'guard.still.second fetch':
    'Still needed: a second complete fetch with the same result, at least an hour after the first.',
  'guard.still.fetch-now': 'Fetch now',
  'guard.you-released': 'You have released it. Somebody else must do so too.',
  'guard.only-admin': 'Only an admin can release it.',
} as const
