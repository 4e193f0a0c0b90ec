/** Why an item stands in its bucket, and the rule that made a value. A value that is not known reads `none`. */
export const reasonWords = {
  'reason.not-in-registry': 'The HR system has this person, the portal does not.',
  'reason.mover': 'Details differ from the HR system’s.',
  'reason.entity-transfer': 'The HR system books this person in another Legal Entity.',
  'reason.conversion': 'A contractor has become an employee; the same person.',
  'reason.identifier-change': 'A field by which people are recognised changes; the same person.',
  'reason.link': 'Recognised by {by}; linked from now on. Nothing else changes.',
  'reason.employment-ended': 'The last day of employment was {endDate}.',
  'reason.terminated-without-end-date': 'The HR system says the employment has ended, without saying when.',
  'reason.employed-again': 'Employed again since {startDate}. A new employment period begins.',
  'reason.leaving-withdrawn':
    '{endDate, select, none {The HR system no longer says that this person has left.} other {The HR system no longer says that this person left on {endDate}.}}',
  'reason.starts-later':
    '{day, select, none {Not started yet; the first day is not known.} other {The first day is {day}.}}',
  'reason.ends-later': '{day, select, none {Will leave.} other {The last day will be {day}.}}',
  'reason.contract-starts-later':
    '{day, select, none {A new contract begins later.} other {A new contract begins on {day}.}}',
  'reason.left-filter': 'Was synchronised before and is now outside Employee Filtering. Stays as is.',
  'reason.still-outside-filter': 'Outside Employee Filtering, as before. Stays as is.',
  'reason.not-in-feed':
    '{unreadable, select, none {The HR system no longer sends this person. That alone does not make anybody leave.} other {The HR system did not send this person; {unreadable} records could not be read, so this may be one of them.}}',
  'reason.proposed-match': 'Probably {person}, by {by}. Please confirm.',
  'reason.possible-match': 'May be {person}, by {by}. Please decide.',
  'reason.contradicted-match': 'The identifier says {person}, but something known contradicts it.',
  'reason.reused-id':
    'The HR system’s id belonged to {person}, but name and identifiers differ now. The id may have been reused.',
  'reason.shared-identifier':
    '{others, select, none {Several people have the {identifier} “{value}”. Give each their own in the HR system.} other {The {identifier} “{value}” is shared with {others}. Give each their own in the HR system.}}',
  'reason.no-identifier':
    'The {identifier} is missing. Fill it in the HR system, or choose the other identifier.',
  'reason.no-legal-entity': 'The Legal Entity is missing: {source} is empty in the HR system.',
  'reason.unmapped-value': '“{value}” has no place in the portal yet ({attribute}). Add it to the mapping.',
  'reason.bad-date':
    '“{value}” is not a date ({attribute}). Correct it in the HR system, or its format here.',
  'reason.unknown-legal-entity': 'The Legal Entity “{value}” does not exist in the portal. Add or map it.',
  'reason.incomplete-fetch':
    '{endDate, select, none {Would leave, but the fetch was not complete, so nobody leaves by it.} other {Would leave (last day {endDate}), but the fetch was not complete, so nobody leaves by it.}}',
  'reason.unknown-manager':
    'The manager “{value}” is not among the people that were read; the manager stays as is.',
  'reason.unreadable-value':
    '{attribute}: “{value}” could not be read by the rule of the mapping; the field stays as is.',
  'reason.own-manager': 'The HR system names this person as their own manager; the manager stays as is.',
  'reason.manager-circle':
    'The manager “{value}” is managed by this person in turn, directly or through others; the manager stays as is.',
  'reason.kept-elsewhere':
    'Another connection still has this person. Make sure that nobody leaves who has only moved there.',
  'reason.awaited-elsewhere':
    'The connection “{by}” asks whether it has read this very person. Decide there first, so that nobody leaves who has only moved.',
  'reason.manager-waits':
    'The manager “{value}” is not in the portal yet; the next synchronisation adds them.',
  'reason.undo': 'Taken back to what it was before the run.',
  'reason.changed since': 'It has changed again since that run, so it is not taken back.',

  'by.stored link': 'the stored link',
  'by.chosen identifier': 'the chosen identifier',
  'by.other identifier': 'the other identifier',
  'by.name and birth date': 'name and birth date',
  'by.name and start date': 'name and hire date',
  'by.similar e-mail': 'a similar e-mail',
  'by.look-alike': 'an identifier that looks alike',
  'by.reused id': 'an id used before',
  'by.shared value': 'a shared value',
  'by.remembered decision': 'an earlier decision',

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
  'rule.phone': 'As a telephone number, {country} where no prefix says otherwise',
  'rule.country code': 'As the code of a country',
  'rule.country name': 'As the English name of a country',
  'rule.one for all': 'One Legal Entity for everybody',
  'rule.by value': 'Legal Entity by its value in the HR system',
  'rule.fallback': 'The Legal Entity chosen for all other values',
  'rule.joining': 'Employed, so a person of the portal',
  'rule.leaving': 'The last day of employment has passed',
  'rule.returning': 'Employed again',
  'rule.new employment': 'Belongs to the earlier employment; stays in history',
  'rule.status': 'The status the HR system gives',
  'rule.undo': 'The value from before the run',
  'rule.from-source': '{rule}; field {place} of the fallback order',
  'rule.a space': 'a space',
} as const
