import { amina, kari, ola, without } from './cast.ts'
import { changes, joins, mayBe, notVisible, proposes, returns, unchanged } from './outcomes.ts'
import type { Facts, Outcome, PortalFacts, Situation, Theme } from './situation.ts'

/** Kari was linked to the record; today the record tells something else. */
function tells(title: string, feed: Facts, outcome: Outcome, portal: PortalFacts = {}): Situation {
  return {
    title,
    portal: { kari: { ...kari, ...portal } },
    linked: { h1: 'kari' },
    feed: { h1: feed },
    expect: { h1: outcome },
  }
}

const somebodyElse = mayBe(['kari'], 'nobody', { because: 'reused-id' })
const renumbered = { event: 'identifier change' } as const

export const reusedIds: Theme = {
  title: 'Ids and numbers that are used again',
  about: 'An id that suddenly tells of somebody else is asked about before anything is written.',
  situations: [
    tells('Another number, e-mail and name under the same id', { ...ola }, somebodyElse),
    tells('Another number, e-mail and name under the id of somebody who left', { ...ola }, somebodyElse, {
      left: '2024-06-30',
    }),
    tells(
      'The id is the number, as in a file: another name, e-mail and first day under both',
      { ...ola, number: kari.number, since: '2026-03-01' },
      somebodyElse,
    ),
    tells(
      'The id is the number, as in a file, and belonged to somebody who left',
      { ...ola, number: kari.number, since: '2026-03-01' },
      somebodyElse,
      { left: '2024-06-30' },
    ),
    tells('Another number and name; no e-mail is known of either', without(ola, 'mail'), somebodyElse, {
      mail: null,
    }),
    tells('Another e-mail and name; no number is sent', without(ola, 'number'), somebodyElse),
    tells(
      'Another number and e-mail, the same name: one person, renumbered',
      { ...kari, number: '900', mail: 'kari.n@fjord.example' },
      changes('kari', ['employeeNumber', 'workEmail'], {
        ...renumbered,
        flags: ['e-mail change', 'identifier change'],
      }),
    ),
    tells(
      'Another number and family name, the same e-mail: one person, married',
      { ...kari, number: '900', name: 'Kari Berg' },
      changes('kari', ['employeeNumber', 'familyName'], { ...renumbered, flags: ['identifier change'] }),
    ),
    tells(
      'Another e-mail and family name, the same number: one person, married',
      { ...kari, mail: 'kari.berg@fjord.example', name: 'Kari Berg' },
      changes('kari', ['familyName', 'workEmail'], { ...renumbered, flags: ['e-mail change'] }),
    ),
    tells(
      'Another given name, family name and e-mail, the same number and first day: one person with a new name',
      { ...kari, mail: 'nils.berg@fjord.example', name: 'Nils Berg' },
      changes('kari', ['familyName', 'givenName', 'workEmail'], { ...renumbered, flags: ['e-mail change'] }),
    ),
    tells(
      'Another birth date alone is a correction that needs its own tick',
      { ...kari, born: '1985-05-18' },
      changes('kari', ['birthDate']),
      { born: '1985-05-17' },
    ),
    {
      title: 'A reused id, declared two people: the record joins, and the old person is no longer visible',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: ola },
      decisions: [['h1', 'kari', 'two people']],
      expect: { h1: joins(), kari: notVisible('kari') },
    },
    {
      title: 'A reused id, declared the same person: everything is changed, and ticked by a person',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: ola },
      decisions: [['h1', 'kari', 'same person']],
      expect: {
        h1: changes('kari', ['employeeNumber', 'familyName', 'givenName', 'startDate', 'workEmail'], {
          ...renumbered,
          flags: ['e-mail change', 'identifier change'],
        }),
      },
    },
    {
      title:
        'A reused id whose new bearer the portal knows already: both are offered, the known one filled in',
      portal: { kari, ola },
      linked: { h1: 'kari' },
      feed: { h1: ola },
      expect: { h1: mayBe(['kari'], 'ola', { proposes: 'ola', because: 'reused-id' }) },
    },
    {
      title: 'The number of somebody who left is given to a new colleague under a new id: asked, not linked',
      portal: { kari: { ...kari, left: '2024-06-30' } },
      linked: { h1: 'kari' },
      feed: { h9: { ...amina, number: kari.number, since: '2026-03-01' } },
      expect: { h9: mayBe(['kari'], 'nobody', { because: 'contradicted-match' }) },
    },
    {
      title: 'The number of somebody who left before any link is given to a new colleague: asked, not linked',
      portal: { kari: { ...kari, left: '2024-06-30' } },
      feed: { h9: { ...amina, number: kari.number, since: '2026-03-01' } },
      expect: { h9: mayBe(['kari'], 'nobody', { because: 'contradicted-match' }) },
    },
    {
      title: 'The e-mail of somebody who left is given to a namesake with another number and birth date',
      portal: { kari: { ...kari, left: '2024-06-30', born: '1985-05-17' } },
      linked: { h1: 'kari' },
      rules: { identifier: 'workEmail' },
      feed: { h9: { ...kari, number: '900', born: '1999-09-09', since: '2026-03-01' } },
      expect: { h9: mayBe(['kari'], 'nobody', { because: 'contradicted-match' }) },
    },
    {
      title: 'The number of a colleague who is still here is given to a new record of another name: blocked',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: kari, h9: { ...amina, number: kari.number } },
      expect: { h1: unchanged('kari'), h9: { is: 'blocked', because: 'shared-identifier' } },
    },
    {
      title: 'Two ids were swapped within the HR system: both are asked about, each with the other filled in',
      portal: { kari, ola },
      linked: { h1: 'kari', h2: 'ola' },
      feed: { h1: ola, h2: kari },
      expect: {
        h1: mayBe(['kari'], 'ola', { proposes: 'ola', because: 'reused-id' }),
        h2: mayBe(['ola'], 'kari', { proposes: 'kari', because: 'reused-id' }),
      },
    },
    {
      title: 'The id of somebody who left tells of the same person again: a return, no question',
      portal: { kari: { ...kari, left: '2024-06-30' } },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, since: '2026-03-01' } },
      expect: { h1: returns('kari') },
    },
    {
      title: 'The record got a new id within the HR system and nothing else changed',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h55: kari },
      expect: { h55: proposes('kari') },
    },
  ],
}
