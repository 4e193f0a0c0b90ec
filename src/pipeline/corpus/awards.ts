import { kari, ola } from './cast.ts'
import {
  blocked,
  changes,
  endsLater,
  leaves,
  mayBe,
  notVisible,
  outsideFilter,
  returns,
  unchanged,
} from './outcomes.ts'
import type { Facts, PortalFacts, Rules, Situation, Theme } from './situation.ts'

/** Kari is linked and holds awards. */
function holder(
  title: string,
  feed: Facts,
  expect: Situation['expect'],
  rules: Rules = {},
  portal: PortalFacts = {},
): Situation {
  return {
    title,
    portal: { kari: { ...kari, awards: true, ...portal } },
    linked: { h1: 'kari' },
    feed: { h1: { ...kari, ...feed } },
    rules,
    expect,
  }
}

const flag = 'award holder' as const
const entities: Rules = {
  legalEntity: { kind: 'by-value', source: 'legalEntity', values: { A: 'a', B: 'b' }, fallbackId: null },
}

export const awards: Theme = {
  title: 'Award holders',
  about:
    'Where shares hang on it, a leaving, a transfer or a new e-mail is named as such and never ticked by itself.',
  situations: [
    holder('Nothing changes', {}, { h1: unchanged('kari') }),
    holder(
      'A new title is ticked as for anybody',
      { title: 'Lead' },
      { h1: changes('kari', ['title'], { flags: [flag] }) },
    ),
    holder(
      'Parental leave is no leaving',
      { status: 'leave' },
      { h1: changes('kari', ['employmentStatus'], { flags: [flag] }) },
    ),
    holder(
      'Leaves',
      { status: 'terminated', last: '2026-03-14' },
      {
        h1: leaves('kari', '2026-03-14', { flags: [flag], unticked: true }),
      },
    ),
    holder(
      'Left weeks ago: vesting may have happened since',
      { status: 'terminated', last: '2026-02-13' },
      {
        h1: leaves('kari', '2026-02-13', { flags: [flag, 'past date'], daysLate: 30, unticked: true }),
      },
    ),
    holder(
      'Will leave next month',
      { last: '2026-04-30' },
      {
        'h1 later': endsLater('kari', '2026-04-30', { flags: [flag] }),
      },
    ),
    holder(
      'A new e-mail, and the HR system owns e-mails',
      { mail: 'kari.n@fjord.example' },
      {
        h1: changes('kari', ['workEmail'], {
          event: 'identifier change',
          flags: [flag, 'e-mail change'],
          unticked: true,
        }),
      },
      { owners: { workEmail: 'review' } },
    ),
    holder(
      'A first e-mail fills an empty one',
      {},
      { h1: changes('kari', ['workEmail'], { flags: [flag] }) },
      {},
      { mail: null },
    ),
    holder(
      'A transfer to another legal entity',
      { entity: 'B' },
      {
        h1: {
          is: 'changed',
          who: 'kari',
          event: 'entity transfer',
          fields: ['legalEntity'],
          flags: [flag, 'entity move'],
          unticked: true,
        },
      },
      entities,
      { entity: 'a' },
    ),
    holder(
      'A first legal entity',
      { entity: 'A' },
      { h1: changes('kari', ['legalEntity'], { flags: [flag] }) },
      entities,
    ),
    holder(
      'A legal entity without a place',
      { entity: 'C' },
      { h1: blocked('unmapped-value', { who: 'kari', flags: [flag] }) },
      entities,
      { entity: 'a' },
    ),
    holder(
      'A new number needs its own tick as for anybody',
      { number: '900' },
      {
        h1: changes('kari', ['employeeNumber'], {
          event: 'identifier change',
          flags: [flag, 'identifier change'],
        }),
      },
    ),
    holder(
      'Comes back after a leaving',
      { since: '2026-03-01' },
      { h1: returns('kari', { flags: [flag] }) },
      {},
      { left: '2024-06-30' },
    ),
    holder(
      'The record tells of somebody else',
      { ...ola },
      {
        h1: mayBe(['kari'], 'nobody', { because: 'reused-id' }),
      },
    ),
    {
      title: 'An award holder is no longer in the feed',
      portal: { kari: { ...kari, awards: true }, ola },
      linked: { h1: 'kari', h2: 'ola' },
      feed: { h2: ola },
      expect: { kari: notVisible('kari', { flags: [flag] }), h2: unchanged('ola') },
    },
    {
      title: 'An award holder is outside the filter since today',
      portal: { kari: { ...kari, awards: true }, ola },
      linked: { h1: 'kari', h2: 'ola' },
      feed: { h2: ola },
      outside: ['h1'],
      expect: { kari: outsideFilter('kari', { flags: [flag] }), h2: unchanged('ola') },
    },
    {
      title: 'An award holder and a colleague leave on one day: only the colleague is ticked',
      portal: { kari: { ...kari, awards: true }, ola },
      linked: { h1: 'kari', h2: 'ola' },
      feed: {
        h1: { ...kari, status: 'terminated', last: '2026-03-14' },
        h2: { ...ola, status: 'terminated', last: '2026-03-14' },
      },
      expect: {
        h1: leaves('kari', '2026-03-14', { flags: [flag], unticked: true }),
        h2: leaves('ola', '2026-03-14'),
      },
    },
  ],
}
