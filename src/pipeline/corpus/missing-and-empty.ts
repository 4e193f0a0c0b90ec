import { amina, kari, without } from './cast.ts'
import { blocked, changes, joins, recognised, startsLater, unchanged } from './outcomes.ts'
import type { Facts, PortalFacts, Rules, Situation, Theme } from './situation.ts'

const full = {
  ...kari,
  title: 'Analyst',
  department: 'Finance',
  type: 'employee-full-time',
  born: '1985-05-17',
} as const

/** Kari is linked, with every field filled; one fact is missing or empty. */
function says(
  title: string,
  feed: Facts,
  expect: Situation['expect'],
  rules: Rules = {},
  portal: PortalFacts = {},
): Situation {
  return {
    title,
    portal: { kari: { ...full, ...portal } },
    linked: { h1: 'kari' },
    feed: { h1: feed },
    rules,
    expect,
  }
}

const same = { h1: unchanged('kari') } as const
const clearing = { clear: ['title', 'department', 'employeeNumber', 'workEmail', 'startDate', 'birthDate'] }

export const missingAndEmpty: Theme = {
  title: 'Missing and empty values',
  about: 'What was not sent never changes anything. What was sent empty clears only under the rule "clear".',
  situations: [
    says('The title was not sent', without(full, 'title'), same),
    says('The title was not sent, and empty ones clear', without(full, 'title'), same, clearing),
    says('The title was sent empty', { ...full, title: null }, same),
    says('The title was sent as spaces', { ...full, title: '   ' }, same),
    says(
      'The title was sent empty, and empty ones clear',
      { ...full, title: null },
      { h1: changes('kari', ['title'], { flags: ['cleared value'] }) },
      clearing,
    ),
    says(
      'The title was sent as spaces, and empty ones clear',
      { ...full, title: '   ' },
      { h1: changes('kari', ['title'], { flags: ['cleared value'] }) },
      clearing,
    ),
    says('The department was not sent', without(full, 'department'), same, clearing),
    says('The e-mail was not sent', without(full, 'mail'), same, clearing),
    says('The e-mail was sent empty', { ...full, mail: null }, same),
    says(
      'The e-mail was sent empty, and empty ones clear: a change that needs its own tick',
      { ...full, mail: null },
      { h1: changes('kari', ['workEmail'], { flags: ['cleared value'] }) },
      clearing,
    ),
    says('The number was not sent', without(full, 'number'), same, clearing),
    says('The number of a linked person was sent empty', { ...full, number: null }, same),
    says(
      'The number of a linked person was sent empty, and empty ones clear: a change that needs its own tick',
      { ...full, number: null },
      { h1: changes('kari', ['employeeNumber'], { flags: ['cleared value'] }) },
      clearing,
    ),
    says('The first day was not sent', without(full, 'since'), same, clearing),
    says('The birth date was not sent', without(full, 'born'), same, clearing),
    says('The contract was sent empty', { ...full, type: null }, same),
    says('Nothing but the record’s id was sent', {}, same, clearing),
    says('The name was not sent', without(full, 'name'), same, clearing),
    says('The family name was sent empty', { ...without(full, 'name'), given: 'Kari', family: null }, same),
    says(
      'An empty field of the portal is filled',
      full,
      { h1: changes('kari', ['title']) },
      {},
      { title: null },
    ),
    says('Both sides are empty', { ...full, title: null }, same, clearing, { title: null }),
    says(
      'A birth date is told for the first time: it needs its own tick',
      full,
      { h1: changes('kari', ['birthDate']) },
      {},
      { born: null },
    ),
    says(
      'Two of three fields are cleared, the third was not sent',
      { ...without(full, 'mail'), title: null, department: null },
      { h1: changes('kari', ['department', 'title'], { flags: ['cleared value'] }) },
      clearing,
    ),
    {
      title: 'A fallback fills an empty title of the portal',
      portal: { kari },
      linked: { h1: 'kari' },
      rules: { lines: [{ attribute: 'title', sources: ['custom:role', 'title'] }] },
      feed: { h1: { ...kari, title: 'Analyst' } },
      expect: { h1: changes('kari', ['title']) },
    },
    {
      title: 'A fallback never replaces a title whose own field was not sent',
      portal: { kari: { ...kari, title: 'Lead' } },
      linked: { h1: 'kari' },
      rules: { lines: [{ attribute: 'title', sources: ['custom:role', 'title'] }] },
      feed: { h1: { ...kari, title: 'Analyst' } },
      expect: { h1: unchanged('kari') },
    },
    {
      title: 'A fallback replaces a title whose own field was sent empty',
      portal: { kari: { ...kari, title: 'Lead' } },
      linked: { h1: 'kari' },
      rules: { lines: [{ attribute: 'title', sources: ['custom:role', 'title'] }] },
      feed: { h1: { ...kari, title: 'Analyst', custom: { role: null } } },
      expect: { h1: changes('kari', ['title']) },
    },
    {
      title: 'Somebody new without a number, where the number is the identifier: blocked, not created',
      feed: { h1: { ...amina, number: null } },
      expect: { h1: blocked('no-identifier') },
    },
    {
      title: 'Somebody new whose number was not sent: blocked, not created',
      feed: { h1: without(amina, 'number') },
      expect: { h1: blocked('no-identifier') },
    },
    {
      title: 'Somebody new whose number is only spaces: blocked, not created',
      feed: { h1: { ...amina, number: '  ' } },
      expect: { h1: blocked('no-identifier') },
    },
    {
      title: 'Somebody new without an e-mail, where the number is the identifier: joins',
      feed: { h1: { ...amina, mail: null } },
      expect: { h1: joins() },
    },
    {
      title: 'Somebody new without an e-mail, where the e-mail is the identifier: blocked',
      rules: { identifier: 'workEmail' },
      feed: { h1: { ...amina, mail: null } },
      expect: { h1: blocked('no-identifier') },
    },
    {
      title: 'Without a number, but the e-mail is a person’s of the portal: proposed',
      portal: { kari },
      feed: { h1: { ...kari, number: null } },
      expect: { h1: { is: 'needs a match', proposes: 'kari' } },
    },
    {
      title: 'The portal knows no number yet; the e-mail proposes who it is',
      portal: { kari: without(kari, 'number') },
      feed: { h1: kari },
      expect: { h1: { is: 'needs a match', proposes: 'kari' } },
    },
    {
      title: 'Recognised by number; what the record does not tell stays as it is',
      portal: { kari: full },
      feed: { h1: { number: kari.number } },
      expect: { h1: recognised('kari') },
    },
    {
      title: 'Somebody new with a number and nothing else joins',
      feed: { h1: { number: '900' } },
      expect: { h1: joins() },
    },
    {
      title: 'Somebody new without a first day joins today',
      feed: { h1: { ...amina, since: null } },
      expect: { h1: joins() },
    },
    {
      title: 'Pending without any day is coming up, whenever that is',
      feed: { h1: { ...without(amina, 'since'), status: 'pending' } },
      expect: { 'h1 later': startsLater(undefined, { because: 'starts-later' }) },
    },
  ],
}
