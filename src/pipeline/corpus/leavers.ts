import { kari, ola } from './cast.ts'
import {
  blocked,
  changes,
  endsLater,
  leaves,
  leftBefore,
  notVisible,
  outsideFilter,
  unchanged,
} from './outcomes.ts'
import type { Facts, Outcome, PortalFacts, Situation, Theme } from './situation.ts'

/** Kari is linked and employed; the HR system says something about the end. Today is 15 March 2026. */
function says(title: string, feed: Facts, expect: Situation['expect'], portal: PortalFacts = {}): Situation {
  return {
    title,
    portal: { kari: { ...kari, ...portal } },
    linked: { h1: 'kari' },
    feed: { h1: { ...kari, ...feed } },
    expect,
  }
}

const late = (daysLate: number): Partial<Outcome> => ({ daysLate, flags: ['past date'] })
const terminated = { status: 'terminated' } as const
const gone = { ...terminated, last: '2026-03-14' } as const

export const leavers: Theme = {
  title: 'Leavers',
  about:
    'Only the HR system’s own word proposes a leaver. Being on leave, outside the filter or absent does not.',
  situations: [
    says('Terminated with yesterday as last day', gone, {
      h1: leaves('kari', '2026-03-14', { daysLate: 1 }),
    }),
    says(
      'Yesterday was the last day, the status still says active',
      { last: '2026-03-14' },
      {
        h1: leaves('kari', '2026-03-14', { daysLate: 1 }),
      },
    ),
    says(
      'Today is the last day: still employed',
      { last: '2026-03-15' },
      {
        'h1 later': endsLater('kari', '2026-03-15'),
      },
    ),
    says('Tomorrow is the last day', { last: '2026-03-16' }, { 'h1 later': endsLater('kari', '2026-03-16') }),
    says(
      'Already called terminated, with the last day next month',
      { ...terminated, last: '2026-04-30' },
      {
        'h1 later': endsLater('kari', '2026-04-30'),
      },
    ),
    says('Terminated without a last day', terminated, {
      h1: leaves('kari', undefined, { because: 'terminated-without-end-date' }),
    }),
    says(
      'Terminated, the last day sent empty',
      { ...terminated, last: null },
      {
        h1: leaves('kari', undefined, { because: 'terminated-without-end-date' }),
      },
    ),
    says(
      'Left two days ago: highlighted',
      { ...terminated, last: '2026-03-13' },
      {
        h1: leaves('kari', '2026-03-13', late(2)),
      },
    ),
    says(
      'Left a month ago: highlighted with the days since',
      { ...terminated, last: '2026-02-13' },
      {
        h1: leaves('kari', '2026-02-13', late(30)),
      },
    ),
    says(
      'Left on the leap day two years ago',
      { ...terminated, last: '2024-02-29' },
      {
        h1: leaves('kari', '2024-02-29', late(745)),
      },
    ),
    says('Parental leave', { status: 'leave' }, { h1: changes('kari', ['employmentStatus']) }),
    says(
      'Back from parental leave',
      { status: 'active' },
      { h1: changes('kari', ['employmentStatus']) },
      { status: 'leave' },
    ),
    says(
      'On leave until the last day next month',
      { status: 'leave', last: '2026-04-30' },
      {
        h1: changes('kari', ['employmentStatus']),
        'h1 later': endsLater('kari', '2026-04-30'),
      },
    ),
    says(
      'Garden leave: the last working day is over, the last day is not',
      { lastWorking: '2026-03-01', last: '2026-05-31' },
      {
        'h1 later': endsLater('kari', '2026-05-31'),
      },
    ),
    says(
      'A last working day alone makes nobody leave',
      { lastWorking: '2026-03-01' },
      {
        h1: changes('kari', ['lastWorkingDay']),
      },
    ),
    says('The status is sent empty: silence', { status: null }, { h1: unchanged('kari') }),
    says(
      'The status says pending though the person has long worked here',
      { status: 'pending' },
      { h1: unchanged('kari') },
    ),
    says(
      'A leaver’s new title is written with the leaving',
      { ...gone, title: 'Adviser' },
      {
        h1: leaves('kari', '2026-03-14', { fields: ['employmentStatus', 'endDate', 'title'] }),
      },
      { title: 'Analyst' },
    ),
    says(
      'Left before, and the HR system says so again',
      { ...terminated, last: '2026-02-28' },
      { h1: unchanged('kari') },
      { left: '2026-02-28' },
    ),
    says(
      'Somebody was ended by hand in the portal, and the HR system says so now',
      gone,
      {
        h1: changes('kari', ['endDate'], { flags: [] }),
      },
      { byHand: terminated },
    ),
    says(
      'A leaver who holds awards is not ticked',
      gone,
      {
        h1: leaves('kari', '2026-03-14', { flags: ['award holder'], unticked: true }),
      },
      { awards: true },
    ),
    says(
      'A last day that lies before the first day is not a leaving',
      { last: '2017-12-31' },
      { h1: unchanged('kari') },
    ),
    says(
      'The end of a fixed term in ten years is coming up, not leaving',
      { last: '2036-03-31' },
      {
        'h1 later': endsLater('kari', '2036-03-31'),
      },
    ),
    says(
      'The last day was moved to a later day before it came',
      { last: '2026-06-30' },
      {
        'h1 later': endsLater('kari', '2026-06-30'),
      },
    ),
    {
      title: 'A leaver of years ago whom the portal never knew is counted, not created',
      feed: { h1: { ...kari, status: 'terminated', last: '2019-12-31' } },
      expect: { h1: leftBefore },
    },
    {
      title: 'Left in the HR system, employed in the portal, never linked: recognised by number and leaves',
      portal: { kari },
      feed: { h1: { ...kari, ...gone } },
      expect: { h1: leaves('kari', '2026-03-14') },
    },
    {
      title:
        'Left in the HR system, employed in the portal under another number: the e-mail proposes who it is',
      portal: { kari },
      feed: { h1: { ...kari, ...gone, number: '900' } },
      expect: { h1: { is: 'needs a match', proposes: 'kari' } },
    },
    {
      title: 'The record is no longer in the feed: said, and nobody leaves',
      portal: { kari, ola },
      linked: { h1: 'kari', h2: 'ola' },
      feed: { h2: ola },
      expect: { kari: notVisible('kari'), h2: unchanged('ola') },
    },
    {
      title: 'The record is gone, and the fetch was not complete: nothing is said of the person',
      portal: { kari, ola },
      linked: { h1: 'kari', h2: 'ola' },
      feed: { h2: ola },
      incomplete: true,
      expect: { h2: unchanged('ola') },
      held: { snapshot: 'held' },
    },
    {
      title: 'Terminated in a fetch that was not complete: blocked, with the reason',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, ...gone } },
      incomplete: true,
      expect: { h1: blocked('incomplete-fetch', { who: 'kari', event: 'leaver' }) },
      held: { snapshot: 'held' },
    },
    {
      title: 'Whoever has left is not missed when the record goes',
      portal: { kari: { ...kari, left: '2025-12-31' }, ola },
      linked: { h1: 'kari', h2: 'ola' },
      feed: { h2: ola },
      expect: { h2: unchanged('ola') },
    },
    {
      title: 'A future colleague who will not come: the record is terminated before the first day',
      portal: { kari: { ...kari, status: 'pending', since: '2026-04-01' } },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, status: 'terminated', since: '2026-04-01' } },
      expect: { h1: leaves('kari', undefined, { because: 'terminated-without-end-date' }) },
    },
    {
      title: 'Two facts on one day: one leaves, one is outside the filter',
      portal: { kari, ola },
      linked: { h1: 'kari', h2: 'ola' },
      feed: { h1: { ...kari, ...gone } },
      outside: ['h2'],
      expect: { h1: leaves('kari', '2026-03-14'), ola: outsideFilter('ola') },
    },
    {
      title: 'Another connection still has the person: the leaving is listed, said so, and not ticked',
      portal: { kari: { ...kari, elsewhere: true } },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, ...gone } },
      expect: { h1: leaves('kari', '2026-03-14', { unticked: true, finding: 'kept-elsewhere' }) },
    },
    says(
      'A leaving was applied, and the last day turns out to be next month: back in office, and leaving is coming up',
      { last: '2026-04-30' },
      {
        h1: { is: 'returning', who: 'kari', because: 'leaving-withdrawn' },
        'h1 later': endsLater('kari', '2026-04-30'),
      },
      { left: '2026-02-28' },
    ),
    says(
      'A leaving turns out to be next month, and the HR system sends no status: the coming last day says it',
      { status: null, last: '2026-04-30' },
      {
        h1: { is: 'returning', who: 'kari', because: 'leaving-withdrawn' },
        'h1 later': endsLater('kari', '2026-04-30'),
      },
      { left: '2026-02-28' },
    ),
    says(
      'Leaves straight from parental leave',
      gone,
      { h1: leaves('kari', '2026-03-14') },
      { status: 'leave' },
    ),
    {
      title:
        'A leaver under the same number, but with another name and first day: asked before anybody leaves',
      portal: { kari },
      feed: { h1: { ...ola, ...gone, number: kari.number } },
      expect: { h1: { is: 'needs a match', offers: ['kari'], truly: 'nobody' } },
    },
    {
      title: 'In a fetch that was not complete, a new colleague still joins and a title still changes',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, title: 'Lead' }, h2: ola },
      incomplete: true,
      expect: { h1: changes('kari', ['title']), h2: { is: 'new' } },
      held: { snapshot: 'held' },
    },
    {
      title: 'Another connection still has the person, and the record here is gone: said, and nobody leaves',
      portal: { kari: { ...kari, elsewhere: true }, ola },
      linked: { h1: 'kari', h2: 'ola' },
      feed: { h2: ola },
      expect: { kari: notVisible('kari'), h2: unchanged('ola') },
    },
  ],
}
