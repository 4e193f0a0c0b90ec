/** The words of a plan: buckets, flags, fields, codes, owners. */
export const planWords = {
  'plan.about.new': 'People the HR system has and the portal does not. Synchronising creates them.',
  'plan.about.changed': 'People whose details differ. Synchronising writes the new values.',
  'plan.about.leaving': 'The HR system says their employment has ended. Synchronising ends it here too.',
  'plan.about.returning': 'People who had left and are employed again. A new employment period begins.',
  'plan.about.coming up': 'Dated in the future. Nothing happens before that day; they come back here then.',
  'plan.about.needs a match':
    'It is not certain who these people are in the portal. Nothing happens to them until somebody decides.',
  'plan.about.outside the filter':
    'In the HR system, but not included by Employee Filtering. They stay in the portal as they are.',
  'plan.about.no longer visible':
    'Linked people the HR system no longer shows. That alone never makes anybody leave.',
  'plan.about.blocked': 'These cannot be written yet. Open one to see what is missing and where to mend it.',

  'plan.flag.award holder': 'Award holder',
  'plan.flag.past date': 'Past date',
  'plan.flag.e-mail change': 'E-mail changes',
  'plan.flag.identifier change': 'Identifier changes',
  'plan.flag.entity move': 'Moves entity',
  'plan.flag.cleared value': 'Value cleared',
  'plan.flag.manual conflict': 'Edited by hand',
  'plan.flag.look-alike': 'Doubtful identifier',

  'plan.flag-why.award holder':
    'Holds awards. A leaving can forfeit them and a wrong e-mail gives away the login.',
  'plan.flag-why.past date': 'The day lies in the past. Vesting may already have happened.',
  'plan.flag-why.e-mail change': 'The Company Email is the login. Check that it is the same person.',
  'plan.flag-why.identifier change': 'The field by which people are recognised changes.',
  'plan.flag-why.entity move': 'Costs will be booked in another legal entity.',
  'plan.flag-why.cleared value': 'A filled value of the portal becomes empty.',
  'plan.flag-why.manual conflict': 'Somebody edited this value in the portal since the last run.',
  'plan.flag-why.look-alike':
    'An identifier is shared by several people, or differs from another one only by look, such as a lost zero. Tick it once you have looked.',

  'plan.event.joiner': 'Joins',
  'plan.event.mover': 'Changes',
  'plan.event.leaver': 'Leaves',
  'plan.event.returner': 'Returns',
  'plan.event.conversion': 'Changes kind of employment',
  'plan.event.identifier change': 'Identifier changes',
  'plan.event.entity transfer': 'Moves to another legal entity',
  'plan.event.future joiner': 'Will join',
  'plan.event.future leaver': 'Will leave',
  'plan.event.future move': 'Will change',
  'plan.event.link': 'Is linked',
  'plan.event.unlink': 'Is unlinked',
  'plan.event.undo': 'Is taken back',
  'plan.event.none': 'No change',

  'attribute.status': 'Status in the portal',
  'attribute.period': 'Employment period',
  'attribute.link': 'Link to the HR system',
  'attribute.custom': '{name} (custom field)',

  'plan.value.empty': 'empty',
  'plan.value.from-to': '{field}: {old} becomes {new}',
} as const
