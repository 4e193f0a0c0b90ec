import { amina, kari, ola } from './cast.ts'
import { blocked, changes, joins, mayBe, notVisible, proposes, unchanged } from './outcomes.ts'
import type { Theme } from './situation.ts'

export const mergesAndSplits: Theme = {
  title: 'Merged and split records, and managers',
  about: 'Two records of one human, one record of two, and who reports to whom.',
  situations: [
    {
      title: 'Two records are said to be the same person: the one that still runs describes them',
      portal: { kari: { ...kari, title: 'Analyst' } },
      linked: { h1: 'kari' },
      feed: {
        h1: { ...kari, title: 'Analyst', status: 'terminated', last: '2026-01-31' },
        h2: { ...kari, title: 'Lead', since: '2026-02-01' },
      },
      decisions: [['h2', 'kari', 'same person']],
      expect: { h2: changes('kari', ['startDate', 'title']) },
    },
    {
      title: 'Two records that both run belong to one person: the later contract describes them',
      portal: { kari: { ...kari, title: 'Analyst' } },
      linked: { h1: 'kari', h2: 'kari' },
      feed: {
        h1: { ...kari, title: 'Analyst' },
        h2: { ...kari, number: 'B-12', title: 'Board member', since: '2024-01-01' },
      },
      rules: { owners: { employeeNumber: 'portal' } },
      expect: { h2: changes('kari', ['startDate', 'title']) },
    },
    {
      title:
        'The HR system merged two records: the one that is left is unchanged, the other person is not visible',
      portal: { kari, double: { ...kari, number: '00099', mail: 'kari.n@fjord.example' } },
      linked: { h1: 'kari', h2: 'double' },
      feed: { h1: kari },
      expect: { h1: unchanged('kari'), double: notVisible('double') },
    },
    {
      title: 'The HR system merged two records and kept the other one’s number: flagged as somebody else’s',
      portal: { kari, double: { ...kari, number: '00099', mail: 'kari.n@fjord.example' } },
      linked: { h1: 'kari', h2: 'double' },
      feed: { h1: { ...kari, number: '00099' } },
      expect: {
        h1: changes('kari', ['employeeNumber'], {
          event: 'identifier change',
          flags: ['identifier change', 'look-alike'],
        }),
        double: notVisible('double'),
      },
    },
    {
      title: 'One record was split in two; the new one has a number of its own and another name: joins',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: kari, h2: amina },
      expect: { h1: unchanged('kari'), h2: joins() },
    },
    {
      title: 'One record was split in two, and both kept the number: the new one is blocked',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: kari, h2: { ...amina, number: kari.number } },
      expect: { h1: unchanged('kari'), h2: blocked('shared-identifier') },
    },
    {
      title: 'The same human was entered twice, with two numbers and one e-mail: neither is ticked',
      feed: { h1: kari, h2: { ...kari, number: '00099' } },
      expect: {
        h1: joins({ flags: ['look-alike'], unticked: true }),
        h2: joins({ flags: ['look-alike'], unticked: true }),
      },
    },
    {
      title:
        'The same human was entered a second time beside a linked record, under the same e-mail and name: asked',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: kari, h2: { ...kari, number: '00099' } },
      expect: { h1: unchanged('kari'), h2: mayBe(['kari'], 'kari', { flags: ['look-alike'] }) },
    },
    {
      title: 'The second entry was declared two people: joins with the shared e-mail flagged',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: kari, h2: { ...kari, number: '00099' } },
      decisions: [['h2', 'kari', 'two people']],
      expect: { h1: unchanged('kari'), h2: joins({ flags: ['look-alike'], unticked: true }) },
    },
    {
      title: 'Number of one person, e-mail of another, nothing else known: the e-mail’s owner is named',
      portal: { kari, ola },
      feed: { h1: { number: kari.number, mail: ola.mail } },
      expect: {
        h1: changes('kari', ['workEmail'], {
          event: 'identifier change',
          flags: ['e-mail change', 'look-alike'],
        }),
      },
    },
    {
      title: 'Two records with one number; one of them has left: neither links by itself',
      portal: { kari },
      feed: {
        h1: { ...kari, status: 'terminated', last: '2024-01-31' },
        h2: { ...kari, since: '2026-01-01' },
      },
      expect: { h1: { is: 'left before' }, h2: mayBe(['kari'], 'kari') },
    },
    {
      title: 'The manager is known and linked',
      portal: { kari, ola },
      linked: { h1: 'kari', h2: 'ola' },
      feed: { h1: { ...kari, manager: 'h2' }, h2: ola },
      expect: { h1: changes('kari', ['manager']), h2: unchanged('ola') },
    },
    {
      title: 'The manager joins in the same run',
      feed: { h1: { ...kari, manager: 'h2' }, h2: ola },
      expect: {
        h1: joins({
          fields: [
            'employeeNumber',
            'employmentStatus',
            'familyName',
            'givenName',
            'manager',
            'startDate',
            'workEmail',
          ],
        }),
        h2: joins(),
      },
      afterwards: [{ expect: { h1: unchanged('new-h1'), h2: unchanged('new-h2') } }],
    },
    {
      title: 'The manager is nobody the HR system tells of: said, and the person still joins',
      feed: { h1: { ...kari, manager: 'h99' } },
      expect: { h1: joins({ finding: 'unknown-manager' }) },
    },
    {
      title: 'The manager waits for a match: said, and comes with the next run',
      portal: { ola },
      feed: { h1: { ...kari, manager: 'h2' }, h2: { ...ola, number: '900' } },
      expect: { h1: joins({ finding: 'manager-waits' }), h2: proposes('ola') },
    },
    {
      title: 'The HR system names a person as their own manager: said, and the manager stays',
      feed: { h1: { ...kari, manager: 'h1' } },
      expect: { h1: joins({ finding: 'own-manager' }) },
    },
    {
      title: 'Two people are each other’s managers: said on both, and both still join',
      feed: { h1: { ...kari, manager: 'h2' }, h2: { ...ola, manager: 'h1' } },
      expect: { h1: joins({ finding: 'manager-circle' }), h2: joins({ finding: 'manager-circle' }) },
    },
    {
      title: 'Three people manage one another in a circle: said on all three',
      feed: {
        h1: { ...kari, manager: 'h2' },
        h2: { ...ola, manager: 'h3' },
        h3: { ...amina, manager: 'h1' },
      },
      expect: {
        h1: joins({ finding: 'manager-circle' }),
        h2: joins({ finding: 'manager-circle' }),
        h3: joins({ finding: 'manager-circle' }),
      },
    },
    {
      title: 'A report of two people who manage each other is not in the circle',
      feed: {
        h1: { ...kari, manager: 'h2' },
        h2: { ...ola, manager: 'h1' },
        h3: { ...amina, manager: 'h1' },
      },
      expect: {
        h1: joins({ finding: 'manager-circle' }),
        h2: joins({ finding: 'manager-circle' }),
        h3: joins(),
      },
    },
  ],
}
