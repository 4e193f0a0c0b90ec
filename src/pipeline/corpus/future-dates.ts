import { amina, kari, ola } from './cast.ts'
import { changes, endsLater, joins, leaves, startsLater, unchanged } from './outcomes.ts'
import type { Theme } from './situation.ts'

export const futureDates: Theme = {
  title: 'Days to come',
  about: 'Hires and leavings of a coming day are listed as coming up and act on their day, not before.',
  situations: [
    {
      title: 'Somebody starts in a month and joins on that day',
      today: '2026-03-15',
      feed: { h1: { ...amina, since: '2026-04-15', status: 'pending' } },
      expect: { 'h1 later': startsLater('2026-04-15') },
      afterwards: [
        { today: '2026-04-14', expect: { 'h1 later': startsLater('2026-04-15') } },
        { today: '2026-04-15', expect: { h1: joins({ day: '2026-04-15' }) } },
        { today: '2026-04-16', expect: { h1: unchanged('new-h1') } },
      ],
    },
    {
      title: 'Called active already, though the first day is to come',
      feed: { h1: { ...amina, since: '2026-04-15' } },
      expect: { 'h1 later': startsLater('2026-04-15') },
    },
    {
      title: 'The first day is today',
      feed: { h1: { ...amina, since: '2026-03-15' } },
      expect: { h1: joins({ day: '2026-03-15' }) },
    },
    {
      title: 'Called pending though the first day is today',
      feed: { h1: { ...amina, since: '2026-03-15', status: 'pending' } },
      expect: { h1: joins({ day: '2026-03-15' }) },
    },
    {
      title: 'Pending, and no first day is known',
      feed: { h1: { ...amina, since: null, status: 'pending' } },
      expect: { 'h1 later': startsLater(undefined) },
    },
    {
      title: 'The first day is moved to later before it comes',
      feed: { h1: { ...amina, since: '2026-04-01' } },
      expect: { 'h1 later': startsLater('2026-04-01') },
      afterwards: [
        {
          today: '2026-04-01',
          feed: { h1: { ...amina, since: '2026-05-01' } },
          expect: { 'h1 later': startsLater('2026-05-01') },
        },
        { today: '2026-05-01', feed: { h1: { ...amina, since: '2026-05-01' } }, expect: { h1: joins() } },
      ],
    },
    {
      title: 'A future colleague without a number yet is coming up, not blocked',
      feed: { h1: { ...amina, number: null, since: '2026-04-01' } },
      expect: { 'h1 later': startsLater('2026-04-01') },
    },
    {
      title: 'The number is still missing on the first day',
      feed: { h1: { ...amina, number: null, since: '2026-03-15' } },
      expect: { h1: { is: 'blocked', because: 'no-identifier' } },
    },
    {
      title: 'A joiner with a fixed term joins now, and the end is coming up',
      feed: { h1: { ...amina, since: '2026-03-01', last: '2026-08-31' } },
      expect: {
        h1: joins({ day: '2026-03-01' }),
        'h1 later': { is: 'coming up', event: 'future leaver', day: '2026-08-31' },
      },
      afterwards: [
        { today: '2026-03-16', expect: { 'h1 later': endsLater('new-h1', '2026-08-31') } },
        { today: '2026-09-01', expect: { h1: leaves('new-h1', '2026-08-31', { daysLate: 1 }) } },
        { today: '2026-09-02', expect: { h1: unchanged('new-h1') } },
      ],
    },
    {
      title: 'A leaving of next month comes due on the day after the last day',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, last: '2026-04-30' } },
      expect: { 'h1 later': endsLater('kari', '2026-04-30') },
      afterwards: [
        { today: '2026-04-30', expect: { 'h1 later': endsLater('kari', '2026-04-30') } },
        { today: '2026-05-01', expect: { h1: leaves('kari', '2026-04-30', { daysLate: 1 }) } },
      ],
    },
    {
      title: 'A leaving of next month is taken back before it comes: nothing was ever written',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, last: '2026-04-30' } },
      expect: { 'h1 later': endsLater('kari', '2026-04-30') },
      afterwards: [{ today: '2026-04-20', feed: { h1: kari }, expect: { h1: unchanged('kari') } }],
    },
    {
      title: 'Today’s change and a coming leaving of one person stand in two rows',
      portal: { kari: { ...kari, title: 'Analyst' } },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, title: 'Lead', last: '2026-06-30' } },
      expect: { h1: changes('kari', ['title']), 'h1 later': endsLater('kari', '2026-06-30') },
    },
    {
      title: 'The new contract of a linked person begins next month: a future move',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, since: '2026-04-01' } },
      expect: { 'h1 later': { is: 'coming up', event: 'future move', who: 'kari', day: '2026-04-01' } },
      afterwards: [{ today: '2026-04-01', expect: { h1: changes('kari', ['startDate']) } }],
    },
    {
      title: 'One contract ends and the next begins the day after: employed throughout',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, last: '2026-03-31', again: '2026-04-01' } },
      expect: { 'h1 later': { is: 'coming up', event: 'future move', who: 'kari', day: '2026-04-01' } },
      afterwards: [{ today: '2026-04-01', expect: { h1: changes('kari', ['rehireDate']) } }],
    },
    {
      title: 'Everybody keeps to the calendar on the day the clocks change',
      today: '2026-03-29',
      feed: { h1: { ...amina, since: '2026-03-29' }, h2: { ...ola, since: '2026-03-30' } },
      expect: { h1: joins({ day: '2026-03-29' }), 'h2 later': startsLater('2026-03-30') },
    },
    {
      title: 'Somebody starts on the leap day',
      today: '2028-02-28',
      feed: { h1: { ...amina, since: '2028-02-29' } },
      expect: { 'h1 later': startsLater('2028-02-29') },
      afterwards: [{ today: '2028-02-29', expect: { h1: joins({ day: '2028-02-29' }) } }],
    },
    {
      title: 'The last day is the leap day',
      today: '2028-03-01',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, last: '2028-02-29' } },
      expect: { h1: leaves('kari', '2028-02-29', { daysLate: 1 }) },
    },
    {
      title: 'The last day is the last of the year',
      today: '2027-01-01',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, last: '2026-12-31' } },
      expect: { h1: leaves('kari', '2026-12-31', { daysLate: 1 }) },
    },
    {
      title: 'A colleague whom the portal has as pending starts today',
      portal: { kari: { ...kari, status: 'pending', since: '2026-03-15' } },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, since: '2026-03-15' } },
      expect: { h1: changes('kari', ['employmentStatus']) },
    },
    {
      title: 'A colleague whom the portal has as pending, and who is still to start',
      portal: { kari: { ...kari, status: 'pending', since: '2026-04-01' } },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, since: '2026-04-01', status: 'pending' } },
      expect: { 'h1 later': startsLater('2026-04-01', { who: 'kari' }) },
    },
    {
      title: 'A joiner of last year who was never synchronised joins with that day',
      feed: { h1: { ...amina, since: '2025-01-01' } },
      expect: { h1: joins({ day: '2025-01-01' }) },
    },
    {
      title: 'Hired and left again between two synchronisations: counted, not created',
      feed: { h1: { ...amina, since: '2026-03-02', last: '2026-03-06', status: 'terminated' } },
      expect: { h1: { is: 'left before' } },
    },
    {
      title: 'A new colleague who is on leave from the first day joins as on leave',
      feed: { h1: { ...amina, status: 'leave' } },
      expect: { h1: joins({ writes: { employmentStatus: 'leave' } }) },
    },
    {
      title: 'Leaves at the end of the month and is back in autumn: leaves now, returns then',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, last: '2026-03-31', again: '2026-09-01' } },
      expect: { 'h1 later': endsLater('kari', '2026-03-31') },
      afterwards: [
        {
          today: '2026-04-01',
          expect: {
            h1: leaves('kari', '2026-03-31', { daysLate: 1 }),
            'h1 later': startsLater('2026-09-01', { who: 'kari' }),
          },
        },
        { today: '2026-04-02', expect: { 'h1 later': startsLater('2026-09-01', { who: 'kari' }) } },
        {
          today: '2026-09-01',
          expect: { h1: { is: 'returning', who: 'kari', because: 'employed-again', day: '2026-09-01' } },
        },
        { today: '2026-09-02', expect: { h1: unchanged('kari') } },
      ],
    },
    {
      title: 'A joiner’s first contract ends and the next begins the day after: joins, and nobody leaves',
      feed: { h1: { ...amina, last: '2026-03-31', again: '2026-04-01' } },
      expect: { h1: joins(), 'h1 later': { is: 'coming up', event: 'future move', day: '2026-04-01' } },
      afterwards: [{ today: '2026-04-01', expect: { h1: changes('new-h1', ['rehireDate']) } }],
    },
  ],
}
