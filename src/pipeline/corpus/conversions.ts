import { kari, ola } from './cast.ts'
import { changes, endsLater, joins, mayBe, proposes, returns, startsLater, unchanged } from './outcomes.ts'
import type { Theme } from './situation.ts'

const contractor = { ...kari, number: 'X-12', type: 'contractor' } as const
const ended = { ...contractor, status: 'terminated', last: '2026-02-28' } as const
const employed = { ...kari, type: 'employee-full-time', since: '2026-03-01' } as const

export const conversions: Theme = {
  title: 'Contractors who become employees',
  about: 'A new record, number or contract of the same human is one event, not a leaver and a joiner.',
  situations: [
    {
      title: 'The contract changes within the same record',
      portal: { kari: { ...kari, type: 'contractor' } },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, type: 'employee-full-time' } },
      expect: { h1: changes('kari', ['employmentType'], { event: 'conversion' }) },
    },
    {
      title: 'The contract and the number change within the same record',
      portal: { kari: contractor },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, type: 'employee-full-time' } },
      expect: {
        h1: changes('kari', ['employeeNumber', 'employmentType'], {
          event: 'conversion',
          flags: ['identifier change'],
        }),
      },
    },
    {
      title: 'A new record as employee; the contractor’s record has ended: one row, filled in',
      portal: { kari: contractor },
      linked: { h1: 'kari' },
      feed: { h1: ended, h2: employed },
      expect: { h2: proposes('kari') },
    },
    {
      title: 'A new record as employee; the contractor’s record is gone',
      portal: { kari: contractor },
      linked: { h1: 'kari' },
      feed: { h2: employed },
      expect: { h2: proposes('kari') },
    },
    {
      title: 'Accepted as the same person: a conversion, nobody leaves',
      portal: { kari: contractor },
      linked: { h1: 'kari' },
      feed: { h1: ended, h2: employed },
      decisions: [['h2', 'kari', 'same person']],
      expect: {
        h2: changes('kari', ['employeeNumber', 'employmentType', 'startDate'], {
          event: 'conversion',
          flags: ['identifier change'],
        }),
      },
      afterwards: [{ decisions: [['h2', 'kari', 'same person']], expect: { h2: unchanged('kari') } }],
    },
    {
      title: 'Declared two people: the contractor leaves, the employee joins with the shared e-mail flagged',
      portal: { kari: contractor },
      linked: { h1: 'kari' },
      feed: { h1: ended, h2: employed },
      decisions: [['h2', 'kari', 'two people']],
      expect: {
        h1: { is: 'leaving', who: 'kari', day: '2026-02-28', daysLate: 15, flags: ['past date'] },
        h2: joins({ flags: ['look-alike'], unticked: true }),
      },
    },
    {
      title: 'Both records run side by side for some weeks: asked about, and no second person is ticked',
      portal: { kari: contractor },
      linked: { h1: 'kari' },
      feed: { h1: contractor, h2: employed },
      expect: { h1: unchanged('kari'), h2: mayBe(['kari'], 'kari', { flags: ['look-alike'] }) },
    },
    {
      title: 'The contractor’s last day and the employee’s first day are both to come: both are held',
      portal: { kari: contractor },
      linked: { h1: 'kari' },
      feed: { h1: { ...contractor, last: '2026-03-31' }, h2: { ...employed, since: '2026-04-01' } },
      expect: {
        'h1 later': endsLater('kari', '2026-03-31'),
        'h2 later': startsLater('2026-04-01', { truly: 'nobody' }),
      },
      afterwards: [{ today: '2026-04-01', expect: { h2: proposes('kari') } }],
    },
    {
      title: 'A conversion with another e-mail and number: the name is asked about while the old record ends',
      portal: { kari: contractor },
      linked: { h1: 'kari' },
      feed: { h1: ended, h2: { ...employed, mail: 'kari@fjord.example' } },
      expect: { h2: mayBe(['kari'], 'kari') },
    },
    {
      title: 'The agency’s shared mailbox does not make a new employee the contractor who left',
      portal: {
        kari: { ...contractor, mail: 'agency@vik.example' },
        ola: { ...ola, mail: 'agency@vik.example' },
      },
      linked: { h1: 'kari', h2: 'ola' },
      feed: {
        h1: { ...ended, mail: 'agency@vik.example' },
        h2: { ...ola, mail: 'agency@vik.example' },
        h3: { name: 'Per Dahl', number: '900', mail: 'agency@vik.example', since: '2026-03-01' },
      },
      expect: {
        h1: { is: 'leaving', who: 'kari', day: '2026-02-28', daysLate: 15, flags: ['past date'] },
        h2: unchanged('ola'),
        h3: joins({ flags: ['look-alike'], unticked: true }),
      },
    },
    {
      title: 'An employee becomes a contractor: a change, not a conversion',
      portal: { kari: { ...kari, type: 'employee-full-time' } },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, type: 'contractor' } },
      expect: { h1: changes('kari', ['employmentType']) },
    },
    {
      title: 'Part time to full time is a change',
      portal: { kari: { ...kari, type: 'employee-part-time' } },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, type: 'employee-full-time' } },
      expect: { h1: changes('kari', ['employmentType']) },
    },
    {
      title: 'An intern who left is employed a year later under a new record',
      portal: { kari: { ...kari, type: 'intern', left: '2025-03-31' } },
      linked: { h1: 'kari' },
      feed: { h2: employed },
      expect: { h2: proposes('kari') },
    },
    {
      title: 'An intern who left is employed a year later under the same record',
      portal: { kari: { ...kari, type: 'intern', left: '2025-03-31' } },
      linked: { h1: 'kari' },
      feed: { h1: employed },
      expect: { h1: returns('kari', { because: 'employed-again' }) },
    },
    {
      title: 'A change of HR system: every record has a new id, the numbers stay',
      portal: { kari, ola },
      linked: { old1: 'kari', old2: 'ola' },
      feed: { new1: kari, new2: ola },
      expect: { new1: proposes('kari'), new2: proposes('ola') },
    },
    {
      title: 'A change of HR system while the fetch was not complete: nothing is filled in',
      portal: { kari },
      linked: { old1: 'kari' },
      feed: { new1: kari },
      incomplete: true,
      expect: { new1: mayBe(['kari'], 'kari') },
      held: { snapshot: 'held' },
    },
    {
      title: 'A decision put off stays visible and is not filled in',
      portal: { kari: contractor },
      linked: { h1: 'kari' },
      feed: { h1: ended, h2: employed },
      decisions: [['h2', 'kari', 'not now']],
      expect: { h2: mayBe(['kari'], 'kari') },
    },
  ],
}
