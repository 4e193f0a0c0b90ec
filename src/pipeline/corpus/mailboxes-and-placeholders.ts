import { amina, kari, ola, without } from './cast.ts'
import { blocked, changes, joins, joinsLookingAlike, mayBe, startsLater, unchanged } from './outcomes.ts'
import type { Theme } from './situation.ts'

const box = 'post@fjord.example'

export const mailboxesAndPlaceholders: Theme = {
  title: 'Values that several people share',
  about:
    'A mailbox or a placeholder is nobody’s: it is never offered as a match and never creates two people.',
  situations: [
    {
      title: 'A new colleague shares a mailbox with a linked one',
      portal: { kari: { ...kari, mail: box } },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, mail: box }, h2: { ...ola, mail: box } },
      expect: { h1: unchanged('kari'), h2: joinsLookingAlike() },
    },
    {
      title: 'Two new colleagues share a mailbox',
      feed: { h1: { ...kari, mail: box }, h2: { ...ola, mail: box } },
      expect: { h1: joinsLookingAlike(), h2: joinsLookingAlike() },
    },
    {
      title: 'Two people of the portal share a mailbox, and a new record has it too: nobody is proposed',
      portal: { kari: { ...kari, mail: box }, ola: { ...ola, mail: box } },
      feed: { h3: { ...amina, mail: box } },
      expect: { h3: joinsLookingAlike() },
    },
    {
      title: 'Two new records share a mailbox, which is the identifier: both blocked',
      rules: { identifier: 'workEmail' },
      feed: { h1: { ...kari, mail: box }, h2: { ...ola, mail: box } },
      expect: { h1: blocked('shared-identifier'), h2: blocked('shared-identifier') },
    },
    {
      title: 'A mailbox in two spellings is one mailbox',
      rules: { identifier: 'workEmail' },
      feed: { h1: { ...kari, mail: box }, h2: { ...ola, mail: 'Post@Fjord.Example ' } },
      expect: { h1: blocked('shared-identifier'), h2: blocked('shared-identifier') },
    },
    {
      title: 'Two people of the portal have the e-mail that is the identifier: ambiguity is shown',
      portal: { kari: { ...kari, mail: box }, ola: { ...ola, mail: box } },
      rules: { identifier: 'workEmail' },
      feed: { h1: { ...without(kari, 'number'), mail: box } },
      expect: { h1: mayBe(['kari', 'ola'], 'kari') },
    },
    {
      title: 'Three records carry the placeholder N/A as number: all blocked',
      feed: {
        h1: { ...kari, number: 'N/A' },
        h2: { ...ola, number: 'N/A' },
        h3: { ...amina, number: 'N/A' },
      },
      expect: {
        h1: blocked('shared-identifier'),
        h2: blocked('shared-identifier'),
        h3: blocked('shared-identifier'),
      },
    },
    {
      title: 'A linked person’s number becomes a placeholder that another linked person has',
      portal: { kari, ola: { ...ola, number: '0' } },
      linked: { h1: 'kari', h2: 'ola' },
      feed: { h1: { ...kari, number: '0' }, h2: { ...ola, number: '0' } },
      expect: {
        h1: blocked('shared-identifier', {
          who: 'kari',
          event: 'identifier change',
          flags: ['identifier change', 'look-alike'],
        }),
        h2: unchanged('ola'),
      },
    },
    {
      title: 'The number is shared with a record that left years ago: the one who works joins',
      feed: {
        h1: { ...kari, status: 'terminated', last: '2019-12-31' },
        h2: { ...amina, number: kari.number },
      },
      expect: { h1: { is: 'left before' }, h2: joins() },
    },
    {
      title: 'Two future colleagues share a number: both blocked before their day',
      feed: {
        h1: { ...kari, since: '2026-05-01' },
        h2: { ...ola, number: kari.number, since: '2026-05-01' },
      },
      expect: { h1: blocked('shared-identifier'), h2: blocked('shared-identifier') },
    },
    {
      title: 'A future colleague shares the mailbox of one who works here, and the number is the identifier',
      portal: { kari: { ...kari, mail: box } },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, mail: box }, h2: { ...ola, mail: box, since: '2026-05-01' } },
      expect: { h1: unchanged('kari'), 'h2 later': startsLater('2026-05-01') },
    },
    {
      title: 'Father and son of one name share the e-mail: asked, not proposed',
      portal: { ola },
      linked: { h1: 'ola' },
      feed: { h1: ola, h2: { ...ola, number: '900', since: '2026-03-01' } },
      expect: { h1: unchanged('ola'), h2: mayBe(['ola'], 'nobody', { flags: ['look-alike'] }) },
    },
    {
      title: 'Father and son of one name share the e-mail, and their birth dates are known: two people',
      portal: { ola: { ...ola, born: '1960-01-01' } },
      linked: { h1: 'ola' },
      feed: { h1: { ...ola, born: '1960-01-01' }, h2: { ...ola, number: '900', born: '1995-01-01' } },
      expect: { h1: unchanged('ola'), h2: joinsLookingAlike() },
    },
    {
      title: 'A linked person takes over a mailbox that a person of the portal without a record has',
      portal: { kari, ola: { ...ola, mail: box } },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, mail: box } },
      expect: {
        h1: changes('kari', ['workEmail'], {
          event: 'identifier change',
          flags: ['e-mail change', 'look-alike'],
        }),
      },
    },
    {
      title: 'One person’s record stands twice in the feed under two ids, both linked to her: shown once',
      portal: { kari: { ...kari, title: 'Analyst' } },
      linked: { h1: 'kari', h2: 'kari' },
      feed: { h1: { ...kari, title: 'Lead' }, h2: { ...kari, title: 'Lead' } },
      expect: { h1: changes('kari', ['title']) },
    },
  ],
}
