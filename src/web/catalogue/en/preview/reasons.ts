/** Why an item stands in its bucket, and the rule that made a value. */
export const reasonWords = {
  'rule.as is': 'As the HR system has it',
  'rule.table': 'By the value table',
  'rule.fixed': 'A fixed value',
  'rule.date': 'Read as a date written {format}',
  'rule.join': 'Joined with {separator}',
  'rule.split': 'The {part} part, split at {separator}',
  'rule.part.first': 'first',
  'rule.part.last': 'last',
  'rule.part.rest': 'remaining',
  'rule.lower case': 'In small letters',
  'rule.upper case': 'In capital letters',
  'rule.one for all': 'One Legal Entity for everybody',
  'rule.by value': 'Legal Entity by its value in the HR system',
  'rule.fallback': 'The Legal Entity chosen for all other values',
  'rule.undo': 'The value from before the run',
  'rule.from-source': '{rule}; field {place} of the fallback order',
  'rule.a space': 'a space',

  'reason.undo': 'Taken back to what it was before the run.',
  'reason.changed since': 'It has changed again since that run, so it is not taken back.',
} as const
