import { amina, kari, ola, without } from './cast.ts'
import { changes, joins, joinsLookingAlike, mayBe, proposes, recognised, unchanged } from './outcomes.ts'
import type { Outcome, Rules, Situation, Theme } from './situation.ts'

const byMail: Rules = { identifier: 'workEmail' }

/** Kari is recognised by her e-mail, which the portal and the HR system write differently. */
function written(title: string, portal: string, feed: string, outcome: Outcome): Situation {
  const facts = without(kari, 'number')
  return {
    title,
    portal: { kari: { ...facts, mail: portal } },
    feed: { h1: { ...facts, mail: feed } },
    rules: byMail,
    expect: { h1: outcome },
  }
}

/** Two people of different names and days whose e-mails only resemble each other. */
function resembling(title: string, portal: string, feed: string): Situation {
  return {
    title,
    portal: { kari: { ...without(kari, 'number'), mail: portal } },
    feed: { h1: { ...without(ola, 'number'), mail: feed } },
    rules: byMail,
    expect: { h1: joinsLookingAlike() },
  }
}

const perhapsKari = mayBe(['kari'], 'kari')
const likeKari = mayBe(['kari'], 'kari', { flags: ['look-alike'] })

export const eMails: Theme = {
  title: 'E-mails',
  about: 'Case, spaces and the spelling of a domain do not count; dots, tags and foreign letters do.',
  situations: [
    written('The e-mail is written alike', 'kari@fjord.example', 'kari@fjord.example', recognised('kari')),
    written('Capital letters', 'kari@fjord.example', 'Kari@Fjord.Example', recognised('kari')),
    written('A space behind the e-mail', 'kari@fjord.example', 'kari@fjord.example ', recognised('kari')),
    written(
      'A zero-width space in the e-mail',
      'kari@fjord.example',
      'kari\u200b@fjord.example',
      recognised('kari'),
    ),
    written(
      'A zero-width joiner in the domain',
      'kari@fjord.example',
      'kari@fjord\u200d.example',
      recognised('kari'),
    ),
    written(
      'Accents composed in another way',
      'åse@fjord.example',
      'a\u030ase@fjord.example',
      recognised('kari'),
    ),
    written(
      'An international domain, once as letters and once as it is sent',
      'kari@blåfjord.example',
      'kari@xn--blfjord-fxa.example',
      recognised('kari'),
    ),
    written('A full stop behind the domain', 'kari@fjord.example', 'kari@fjord.example.', recognised('kari')),
    written('A dot more before the @', 'karin@fjord.example', 'kari.n@fjord.example', perhapsKari),
    written('A +tag before the @', 'kari@fjord.example', 'kari+hr@fjord.example', perhapsKari),
    written('A Cyrillic а in the e-mail', 'kari@fjord.example', 'k\u0430ri@fjord.example', likeKari),
    written('The Kelvin sign for a K', 'kari@fjord.example', '\u212aari@fjord.example', likeKari),
    written('Full-width letters in the e-mail', 'kari@fjord.example', 'ｋari@fjord.example', likeKari),
    written('ß and ss', 'strasse@fjord.example', 'straße@fjord.example', likeKari),
    written('å and a', 'ase@fjord.example', 'åse@fjord.example', likeKari),
    written('ø and o', 'bjorn@fjord.example', 'bjørn@fjord.example', likeKari),
    written('The dotted capital İ of Turkish', 'ida@fjord.example', 'İda@fjord.example', likeKari),
    written('A Greek omicron for an o', 'tor@fjord.example', 't\u03bfr@fjord.example', likeKari),
    written('A hyphen for a dot', 'kari.nordmann@fjord.example', 'kari-nordmann@fjord.example', perhapsKari),
    written(
      'The company has a new domain, the part before the @ stays',
      'kari.nordmann@fjord.example',
      'kari.nordmann@havn.example',
      mayBe(['kari'], 'kari'),
    ),
    resembling('Somebody else has the e-mail with a dot less', 'k.ola@fjord.example', 'kola@fjord.example'),
    resembling('Somebody else has the e-mail without its tag', 'kari@fjord.example', 'kari+x@fjord.example'),
    resembling(
      'Somebody else has an e-mail with a Cyrillic letter',
      'ola@fjord.example',
      '\u043ela@fjord.example',
    ),
    {
      title: 'The same name before the @ at two companies is no reason to ask about two strangers',
      portal: { kari: { ...without(kari, 'number'), mail: 'post@fjord.example' } },
      feed: { h1: { ...without(ola, 'number'), mail: 'post@havn.example' } },
      rules: byMail,
      expect: { h1: joins() },
    },
    {
      title: 'Marriage: the HR system gives a linked person a new e-mail and family name',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, name: 'Kari Berg', mail: 'kari.berg@fjord.example' } },
      expect: {
        h1: changes('kari', ['familyName', 'workEmail'], {
          event: 'identifier change',
          flags: ['e-mail change'],
        }),
      },
    },
    {
      title: 'E-mail is the identifier and changes; the employee number proposes the same person',
      portal: { kari },
      feed: { h1: { ...kari, mail: 'kari.berg@fjord.example' } },
      rules: byMail,
      expect: { h1: proposes('kari') },
    },
    {
      title: 'E-mail is the identifier and changes for a linked person: one change, nobody leaves',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, mail: 'kari.berg@fjord.example' } },
      rules: byMail,
      expect: {
        h1: changes('kari', ['workEmail'], {
          event: 'identifier change',
          flags: ['e-mail change', 'identifier change'],
        }),
      },
    },
    {
      title: 'A linked person’s e-mail is written with a capital letter from now on',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, mail: 'Kari.Nordmann@fjord.example' } },
      expect: { h1: unchanged('kari') },
    },
    {
      title: 'A linked person’s new e-mail has a Cyrillic letter',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, mail: 'k\u0430ri.nordmann@fjord.example' } },
      expect: {
        h1: changes('kari', ['workEmail'], {
          event: 'identifier change',
          flags: ['e-mail change', 'look-alike'],
        }),
      },
    },
    {
      title: 'A linked person’s new e-mail is a colleague’s, and the HR system owns e-mails: not ticked',
      portal: { kari, ola },
      linked: { h1: 'kari', h2: 'ola' },
      feed: { h1: { ...kari, mail: ola.mail }, h2: ola },
      rules: { owners: { workEmail: 'always' } },
      expect: {
        h1: changes('kari', ['workEmail'], {
          event: 'identifier change',
          flags: ['e-mail change', 'look-alike'],
          unticked: ['workEmail'],
        }),
        h2: unchanged('ola'),
      },
    },
    {
      title: 'A linked person’s new e-mail differs from a colleague’s only by a dot: not ticked',
      portal: { kari, ola },
      linked: { h1: 'kari', h2: 'ola' },
      feed: { h1: { ...kari, mail: 'olahansen@fjord.example' }, h2: ola },
      rules: { owners: { workEmail: 'always' } },
      expect: {
        h1: changes('kari', ['workEmail'], {
          event: 'identifier change',
          flags: ['e-mail change', 'look-alike'],
          unticked: ['workEmail'],
        }),
        h2: unchanged('ola'),
      },
    },
    {
      title: 'The number says one person, the e-mail another, the name and day are those of the number',
      portal: { kari, ola },
      feed: { h1: { ...kari, mail: ola.mail } },
      expect: {
        h1: changes('kari', ['workEmail'], {
          event: 'identifier change',
          flags: ['e-mail change', 'look-alike'],
        }),
      },
    },
    {
      title: 'The number says one person; e-mail, name and day say another',
      portal: { kari, ola },
      feed: { h1: { ...ola, number: kari.number } },
      expect: { h1: mayBe(['kari'], 'ola', { proposes: 'ola' }) },
    },
    {
      title: 'A text that is no e-mail stands in the field, and the e-mail is the identifier',
      portal: { kari },
      feed: { h1: { ...without(amina, 'number'), mail: 'n/a' } },
      rules: byMail,
      expect: { h1: { is: 'blocked', because: 'no-identifier' } },
    },
    {
      title: 'A new colleague with an å before the @ joins: shown with a badge, ticked by a person',
      feed: { h1: { ...amina, mail: 'åse.yusuf@fjord.example' } },
      expect: { h1: joinsLookingAlike() },
    },
    {
      title: 'A new colleague at a domain with an å joins without ado',
      feed: { h1: { ...amina, mail: 'amina@blåfjord.example' } },
      expect: { h1: joins() },
    },
    {
      title: 'A new colleague’s e-mail was copied with an invisible character: written without it',
      feed: { h1: { ...amina, mail: ' amina\u200b.yusuf@fjord.example' } },
      expect: { h1: joins({ writes: { workEmail: 'amina.yusuf@fjord.example' } }) },
    },
  ],
}
