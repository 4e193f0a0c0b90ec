import { amina, kari, ola } from './cast.ts'
import { changes, joins, leaves, mayBe, notVisible, proposes, returns, unchanged } from './outcomes.ts'
import type { Situation, Theme } from './situation.ts'

const moved = { ...kari, elsewhere: true } as const
/** The same human as the HR system of the company that bought the other one tells them. */
const here = { ...kari, since: '2026-03-01' }
const handOver = { event: 'hand-over', because: 'hand-over' } as const
const confirmed = { event: 'hand-over', because: 'hand-over-confirmed' } as const

/** What this connection sees once the person is kept by another one: nothing that anybody has to do. */
function handedOverAlready(title: string, feed: NonNullable<Situation['feed']>): Situation {
  const sent = Object.keys(feed)
  return {
    title,
    portal: { kari: moved },
    linked: { h1: 'kari' },
    ended: ['h1'],
    feed,
    expect: Object.fromEntries(sent.map((id) => [id, unchanged('kari')])),
  }
}

export const handOvers: Theme = {
  title: 'Handed over from one connection to another',
  about:
    'A company is bought, or changes its HR system: somebody kept by one connection appears in another. Here is the other one, unless it is said otherwise.',
  situations: [
    {
      title:
        'Kept by another connection and sent by this one too, with the same number: proposed as hand-over',
      portal: { kari: moved },
      feed: { h1: here },
      expect: { h1: proposes('kari', handOver) },
    },
    {
      title: 'The same, recognised by e-mail only because the numbers are new: proposed as hand-over',
      portal: { kari: moved },
      feed: { h1: { ...here, number: 'B-7' } },
      expect: { h1: proposes('kari', handOver) },
    },
    {
      title: 'Only name and first day agree with somebody kept elsewhere: offered, and never filled in',
      portal: { kari: moved },
      feed: { h1: { name: kari.name, number: 'B-7', mail: 'kn@sold.example', since: kari.since } },
      expect: {
        h1: mayBe(['kari'], 'kari', { event: 'hand-over', because: 'possible-hand-over' }),
      },
    },
    {
      title: 'Confirmed as the same person: handed over, and only what differs changes',
      portal: { kari: moved },
      feed: { h1: here },
      decisions: [['h1', 'kari', 'same person']],
      expect: { h1: changes('kari', ['startDate'], confirmed) },
      afterwards: [{ expect: { h1: unchanged('kari') } }],
    },
    {
      title: 'Confirmed, and nothing differs: handed over all the same',
      portal: { kari: moved },
      feed: { h1: kari },
      decisions: [['h1', 'kari', 'same person']],
      expect: { h1: changes('kari', [], confirmed) },
      afterwards: [{ expect: { h1: unchanged('kari') } }],
    },
    {
      title:
        'The other connection said that they had left before the hand-over was confirmed: they return here',
      portal: { kari: { ...moved, left: '2026-02-28' } },
      feed: { h1: here },
      decisions: [['h1', 'kari', 'same person']],
      expect: { h1: returns('kari', { finding: 'hand-over-confirmed' }) },
    },
    {
      title:
        'Declared two people: joins with the shared number flagged, and the other connection keeps its own',
      portal: { kari: moved },
      feed: { h1: here },
      decisions: [['h1', 'kari', 'two people']],
      expect: { h1: joins({ flags: ['look-alike'], unticked: true }) },
    },
    {
      title: 'An employment that has ended here takes nobody over who works elsewhere',
      portal: { kari: moved },
      feed: { h1: { ...kari, status: 'terminated', last: '2025-12-31' } },
      expect: { h1: { is: 'left before' } },
    },
    {
      title: 'Two are sent here, one of them kept elsewhere: one question, and one joiner',
      portal: { kari: moved },
      feed: { h1: here, h2: amina },
      expect: { h1: proposes('kari', handOver), h2: joins() },
    },
    {
      title: 'A person linked here already whom another connection keeps as well: their changes come as ever',
      portal: { kari: { ...moved, title: 'Analyst' } },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, title: 'Lead' } },
      expect: { h1: changes('kari', ['title']) },
    },
    handedOverAlready('Seen from the connection that gave somebody away, which still sends them: nothing', {
      h1: kari,
    }),
    handedOverAlready('Seen from there, once they are said to have left: nobody leaves', {
      h1: { ...kari, status: 'terminated', last: '2026-02-28' },
    }),
    {
      title: 'Seen from there, once they are no longer sent: nobody is missed',
      portal: { kari: moved, ola },
      linked: { h1: 'kari', h2: 'ola' },
      ended: ['h1'],
      feed: { h2: ola },
      expect: { h2: unchanged('ola') },
    },
    {
      title: 'Seen from there, with a colleague who did leave: only the colleague leaves',
      portal: { kari: moved, ola },
      linked: { h1: 'kari', h2: 'ola' },
      ended: ['h1'],
      feed: {
        h1: { ...kari, status: 'terminated', last: '2026-02-28' },
        h2: { ...ola, status: 'terminated', last: '2026-03-14' },
      },
      expect: { h1: unchanged('kari'), h2: leaves('ola', '2026-03-14') },
    },
    {
      title: 'The connection that took somebody over is gone: the record here is theirs again, recognised',
      portal: { kari },
      linked: { h1: 'kari' },
      ended: ['h1'],
      feed: { h1: kari },
      expect: { h1: changes('kari', [], { event: 'link' }) },
    },
    {
      title: 'Given away and kept by nobody since, and no longer sent: not missed here either',
      portal: { kari, ola },
      linked: { h1: 'kari', h2: 'ola' },
      ended: ['h1'],
      feed: {},
      expect: { ola: notVisible('ola') },
      held: { leaving: 'hard-held', 'zero rows': 'hard-held' },
    },
  ],
}
