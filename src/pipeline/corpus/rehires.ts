import { kari, ola, without } from './cast.ts'
import { changes, joins, mayBe, proposes, returns, startsLater, unchanged } from './outcomes.ts'
import type { Theme } from './situation.ts'

const leftIn2024 = { ...kari, left: '2024-06-30' } as const
const back = { ...kari, since: '2026-03-01' } as const
const earlier = { status: 'terminated', last: '2024-06-30' } as const

export const rehires: Theme = {
  title: 'Rehires',
  about:
    'Somebody who comes back is the same person with a second period of employment, never a second person.',
  situations: [
    {
      title: 'Back under the same record, with a new first day',
      portal: { kari: leftIn2024 },
      linked: { h1: 'kari' },
      feed: { h1: back },
      expect: { h1: returns('kari', { because: 'employed-again', day: '2026-03-01' }) },
      afterwards: [{ expect: { h1: unchanged('kari') } }],
    },
    {
      title: 'Back under the same record, with a rehire date beside the first one',
      portal: { kari: leftIn2024 },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, again: '2026-03-01', last: '2024-06-30' } },
      expect: { h1: returns('kari', { because: 'employed-again', day: '2026-03-01' }) },
      afterwards: [{ expect: { h1: unchanged('kari') } }],
    },
    {
      title: 'Back under a new record with the old number: proposed as the same person',
      portal: { kari: leftIn2024 },
      linked: { h1: 'kari' },
      feed: { h7: back },
      expect: { h7: proposes('kari') },
    },
    {
      title: 'Back under a new record; the old record is still in the feed as left',
      portal: { kari: leftIn2024 },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, ...earlier }, h7: { ...back, number: '900' } },
      expect: { h1: unchanged('kari'), h7: proposes('kari') },
    },
    {
      title: 'Back under a new record, said to be the same person: returns and keeps the history',
      portal: { kari: leftIn2024 },
      linked: { h1: 'kari' },
      feed: { h7: { ...back, number: '900' } },
      decisions: [['h7', 'kari', 'same person']],
      expect: { h7: returns('kari', { flags: ['identifier change'] }) },
      afterwards: [{ expect: { h7: unchanged('kari') } }],
    },
    {
      title: 'Back under a new record, said to be two people: a new person, with the shared e-mail flagged',
      portal: { kari: leftIn2024 },
      linked: { h1: 'kari' },
      feed: { h7: { ...back, number: '900' } },
      decisions: [['h7', 'kari', 'two people']],
      expect: { h7: joins({ flags: ['look-alike'], unticked: true, truly: 'nobody' }) },
    },
    {
      title:
        'Back with a new number, a new e-mail and a new record: the name is all that is left, and is asked about',
      portal: { kari: leftIn2024 },
      linked: { h1: 'kari' },
      feed: { h7: { ...back, number: '900', mail: 'kari.n@havn.example' } },
      expect: { h7: mayBe(['kari'], 'kari') },
    },
    {
      title: 'Back with a new number, e-mail and record; the birth date is known and the same',
      portal: { kari: { ...leftIn2024, born: '1985-05-17' } },
      linked: { h1: 'kari' },
      feed: { h7: { ...back, number: '900', mail: 'kari.n@havn.example', born: '1985-05-17' } },
      expect: { h7: mayBe(['kari'], 'kari') },
    },
    {
      title: 'A namesake of somebody who left, with another birth date, is a new person',
      portal: { kari: { ...leftIn2024, born: '1985-05-17' } },
      linked: { h1: 'kari' },
      feed: { h7: { ...back, number: '900', mail: 'kari.n@havn.example', born: '1999-09-09' } },
      expect: { h7: joins() },
    },
    {
      title: 'Back under a new record, and the HR system still knows the very first day',
      portal: { kari: leftIn2024 },
      linked: { h1: 'kari' },
      feed: { h7: { ...back, first: '2018-02-01', number: '900', mail: 'kari.n@havn.example' } },
      expect: { h7: mayBe(['kari'], 'kari') },
    },
    {
      title:
        'Left the portal before the first synchronisation and works again: recognised by number and returns',
      portal: { kari: leftIn2024 },
      feed: { h1: back },
      expect: { h1: returns('kari') },
    },
    {
      title: 'Will be back next month under the same record: coming up',
      portal: { kari: leftIn2024 },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, since: '2026-04-01', status: 'pending' } },
      expect: { 'h1 later': startsLater('2026-04-01', { who: 'kari' }) },
    },
    {
      title: 'Will be back next month, the earlier end still stands in the record',
      portal: { kari: leftIn2024 },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, last: '2024-06-30', again: '2026-04-01', status: 'pending' } },
      expect: { 'h1 later': startsLater('2026-04-01', { who: 'kari' }) },
      afterwards: [
        { today: '2026-04-01', expect: { h1: returns('kari', { day: '2026-04-01' }) } },
        { today: '2026-04-02', expect: { h1: unchanged('kari') } },
      ],
    },
    {
      title: 'The leaving was a mistake and is taken back: the employment goes on, no second period',
      portal: { kari: { ...kari, left: '2026-02-28' } },
      linked: { h1: 'kari' },
      feed: { h1: kari },
      expect: { h1: returns('kari', { because: 'leaving-withdrawn' }) },
      afterwards: [{ expect: { h1: unchanged('kari') } }],
    },
    {
      title: 'Back while the old record is still counted as employed: both stand in one row',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, status: 'terminated', last: '2026-02-15' }, h7: { ...back, number: '900' } },
      expect: { h7: proposes('kari') },
    },
    {
      title: 'Back, and the person holds awards: the return is listed and ticked, the new e-mail is not',
      portal: { kari: { ...leftIn2024, awards: true } },
      linked: { h1: 'kari' },
      feed: { h1: { ...back, mail: 'kari.n@havn.example' } },
      expect: {
        h1: returns('kari', { flags: ['award holder', 'e-mail change'], unticked: true }),
      },
    },
    {
      title: 'Back on leave at once, for example parental leave',
      portal: { kari: leftIn2024 },
      linked: { h1: 'kari' },
      feed: { h1: { ...back, status: 'leave' } },
      expect: { h1: returns('kari') },
    },
    {
      title: 'Silence about the status brings nobody back',
      portal: { kari: leftIn2024 },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, status: null } },
      expect: { h1: unchanged('kari') },
    },
    {
      title: 'Left, came back, and leaves again: three events of one person',
      portal: { kari },
      linked: { h1: 'kari' },
      today: '2026-03-15',
      feed: { h1: { ...kari, status: 'terminated', last: '2026-03-14' } },
      expect: { h1: { is: 'leaving', who: 'kari', day: '2026-03-14', daysLate: 1 } },
      afterwards: [
        {
          today: '2026-06-01',
          feed: { h1: { ...kari, since: '2026-06-01' } },
          expect: { h1: returns('kari', { day: '2026-06-01' }) },
        },
        {
          today: '2026-09-01',
          feed: { h1: { ...kari, since: '2026-06-01', status: 'terminated', last: '2026-08-31' } },
          expect: { h1: { is: 'leaving', who: 'kari', day: '2026-08-31' } },
        },
      ],
    },
    {
      title: 'Somebody else who joins on the day of a return is not mixed up with it',
      portal: { kari: leftIn2024 },
      linked: { h1: 'kari' },
      feed: { h1: back, h2: { ...ola, since: '2026-03-01' } },
      expect: { h1: returns('kari'), h2: joins() },
    },
    {
      title: 'An old number comes back in a record without name or e-mail: proposed, not linked',
      portal: { kari: leftIn2024 },
      linked: { h1: 'kari' },
      feed: { h7: without(back, 'name', 'mail') },
      expect: { h7: proposes('kari') },
    },
    {
      title: 'A promotion on the day of the return is part of it',
      portal: { kari: { ...leftIn2024, title: 'Analyst' } },
      linked: { h1: 'kari' },
      feed: { h1: { ...back, title: 'Lead' } },
      expect: { h1: returns('kari', { fields: ['employmentStatus', 'endDate', 'startDate', 'title'] }) },
    },
    {
      title: 'The earlier end is corrected in the portal’s history without bringing anybody back',
      portal: { kari: leftIn2024 },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, status: 'terminated', last: '2024-07-31' } },
      expect: { h1: changes('kari', ['endDate']) },
    },
  ],
}
