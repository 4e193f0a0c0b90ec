import type { Facts, Outcome, PortalFacts, Rules, Situation, Theme } from './situation.ts'

type Kind = Readonly<{ feed: Facts; portal?: PortalFacts; outcome: Partial<Outcome>; rules?: Rules }>

const person = (n: number): Facts => ({
  name: `Gjest Nr${n}`,
  number: `9${String(n).padStart(3, '0')}`,
  mail: `gjest.nr${n}@fjord.example`,
  since: '2019-01-01',
})

const range = (count: number) => Array.from({ length: count }, (_, n) => n + 1)

/** `count` linked people to whom the same happens, among so many that `linked` people are linked in all. */
function many(
  title: string,
  count: number,
  linked: number,
  { feed, portal = {}, outcome, rules = {} }: Kind,
  held: NonNullable<Situation['held']>,
): Situation {
  const all = range(count)
  return {
    title,
    colleagues: linked - count,
    portal: Object.fromEntries(all.map((n) => [`p${n}`, { ...person(n), ...portal }])),
    linked: Object.fromEntries(all.map((n) => [`h${n}`, `p${n}`])),
    feed: Object.fromEntries(all.map((n) => [`h${n}`, { ...person(n), ...feed, ...unique(feed, n) }])),
    rules,
    held,
    expect: Object.fromEntries(
      all.map((n) => [`h${n}`, { is: 'changed', who: `p${n}`, ...outcome } as Outcome]),
    ),
  }
}

/** What is new must be everybody's own. */
function unique(feed: Facts, n: number): Facts {
  return {
    ...(feed.mail === undefined || feed.mail === null ? {} : { mail: `ny.nr${n}@havn.example` }),
    ...(feed.number === undefined || feed.number === null ? {} : { number: `N-${n}-N` }),
  }
}

/** `count` people who are outside the filter, or not in the feed. */
function missing(
  title: string,
  count: number,
  linked: number,
  outside: boolean,
  held: Situation['held'],
): Situation {
  const all = range(count)
  const outcome: Outcome = outside ? { is: 'outside the filter' } : { is: 'no longer visible' }
  return {
    title,
    colleagues: linked - count,
    portal: Object.fromEntries(all.map((n) => [`p${n}`, person(n)])),
    linked: Object.fromEntries(all.map((n) => [`h${n}`, `p${n}`])),
    ...(outside ? { outside: all.map((n) => `h${n}`) } : {}),
    held: held ?? {},
    expect: Object.fromEntries(all.map((n) => [`p${n}`, { ...outcome, who: `p${n}` }])),
  }
}

function joining(
  title: string,
  count: number,
  linked: number,
  held: NonNullable<Situation['held']>,
): Situation {
  const all = range(count)
  return {
    title,
    colleagues: linked,
    feed: Object.fromEntries(all.map((n) => [`h${n}`, person(n)])),
    held,
    expect: Object.fromEntries(all.map((n) => [`h${n}`, { is: 'new' }])),
  }
}

const leaving: Kind = {
  feed: { status: 'terminated', last: '2026-03-14' },
  outcome: { is: 'leaving', day: '2026-03-14' },
}
const mail: Kind = {
  feed: { mail: 'new' },
  outcome: { event: 'identifier change', fields: ['workEmail'], flags: ['e-mail change'] },
}
const number: Kind = {
  feed: { number: 'new' },
  outcome: { event: 'identifier change', fields: ['employeeNumber'], flags: ['identifier change'] },
}
const cleared: Kind = {
  feed: { title: null },
  portal: { title: 'Analyst' },
  outcome: { fields: ['title'], flags: ['cleared value'] },
  rules: { clear: ['title'] },
}
const moved: Kind = {
  feed: { entity: 'B' },
  portal: { entity: 'b' },
  outcome: { event: 'entity transfer', fields: ['legalEntity'], flags: ['entity move'] },
  rules: {
    legalEntity: { kind: 'by-value', source: 'legalEntity', values: { B: 'a', C: 'b' }, fallbackId: null },
  },
}

export const guards: Theme = {
  title: 'Too much at once',
  about: 'What is unusual in number is held, each kind for itself; what is safe is never held with it.',
  situations: [
    many('Five of twenty people leave', 5, 20, leaving, {}),
    many('Six of twenty people leave: more than a fifth', 6, 20, leaving, { leaving: 'hard-held' }),
    many('Six of thirty people leave', 6, 30, leaving, { leaving: 'held' }),
    many('Seven of thirty people leave', 7, 30, leaving, { leaving: 'hard-held' }),
    many('Five of two hundred people leave', 5, 200, leaving, {}),
    many('Ten of two hundred people leave: five in a hundred', 10, 200, leaving, {}),
    many('Eleven of two hundred people leave', 11, 200, leaving, { leaving: 'held' }),
    many('Two of two people leave', 2, 2, leaving, {}),
    missing('Five of forty people are outside the filter', 5, 40, true, {}),
    missing('Six of forty people are outside the filter: held like leavers', 6, 40, true, {
      leaving: 'held',
    }),
    missing('Nine of forty people are outside the filter', 9, 40, true, { leaving: 'hard-held' }),
    missing(
      'Ten of forty people are not in a complete feed: listed, and nobody is proposed to leave',
      10,
      40,
      false,
      {},
    ),
    missing('The complete feed is empty', 3, 3, false, { leaving: 'hard-held', 'zero rows': 'hard-held' }),
    joining('Twenty people join a company of forty', 20, 40, {}),
    joining('Twenty-one people join a company of forty: warned', 21, 40, { joiners: 'warned' }),
    joining('Thirty people join at the very first synchronisation', 30, 0, {}),
    many('Five of forty people get a new e-mail', 5, 40, mail, {}),
    many('Six of forty people get a new e-mail', 6, 40, mail, { 'e-mail changes': 'held' }),
    many('Ten of a hundred people get a new e-mail', 10, 100, mail, {}),
    many('Eleven of a hundred people get a new e-mail', 11, 100, mail, { 'e-mail changes': 'held' }),
    many(
      'The company’s domain changes for all forty people, and the e-mail is the identifier',
      40,
      40,
      {
        ...mail,
        outcome: { ...mail.outcome, flags: ['e-mail change', 'identifier change'] },
        rules: { identifier: 'workEmail' },
      },
      { 'e-mail changes': 'held', 'identifier changes': 'held' },
    ),
    many('Six of forty people get a new number', 6, 40, number, { 'identifier changes': 'held' }),
    many('Five of forty people get a new number', 5, 40, number, {}),
    many('Six of forty titles are cleared', 6, 40, cleared, { 'cleared values': 'held' }),
    many('Five of forty titles are cleared', 5, 40, cleared, {}),
    many('Six of forty people move to another legal entity', 6, 40, moved, { 'entity moves': 'held' }),
    many('Five of forty people move to another legal entity', 5, 40, moved, {}),
    {
      ...many(
        'A fifth of the records could not be read: leavers are held, the others are not',
        1,
        20,
        leaving,
        { 'unreadable records': 'held' },
      ),
      unreadable: 5,
    },
    { ...many('One of twenty records could not be read', 1, 20, leaving, {}), unreadable: 1 },
    many(
      'Six people get a new title only: titles have no limit',
      6,
      20,
      { feed: { title: 'Lead' }, portal: { title: 'Analyst' }, outcome: { fields: ['title'] } },
      {},
    ),
  ],
}
