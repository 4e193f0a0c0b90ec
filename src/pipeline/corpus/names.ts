import { kari, ola, without } from './cast.ts'
import { changes, joins, mayBe, recognised } from './outcomes.ts'
import type { Facts, Outcome, Situation, Theme } from './situation.ts'

/** Neither number nor e-mail is known on both sides: only names and days are left to suggest. */
function named(title: string, portal: Facts, feed: Facts, outcome: Outcome): Situation {
  return {
    title,
    portal: { kari: { ...without(kari, 'number', 'mail'), ...portal } },
    feed: { h1: { ...without(kari, 'mail'), number: '900', ...feed } },
    expect: { h1: outcome },
  }
}

/** The chosen identifier says that it is Kari; the name is told otherwise. */
function told(title: string, feed: Facts, fields: readonly string[]): Situation {
  return {
    title,
    portal: { kari },
    feed: { h1: { ...kari, ...feed } },
    expect: { h1: fields.length === 0 ? recognised('kari') : changes('kari', fields) },
  }
}

const perhapsKari = mayBe(['kari'], 'kari')
const born = { born: '1985-05-17' } as const

export const names: Theme = {
  title: 'Names',
  about: 'A name never links by itself. With a birth date or a first day it suggests, and a person decides.',
  situations: [
    named('Same name and same first day', {}, {}, perhapsKari),
    named('Same name in capital letters', {}, { name: 'KARI NORDMANN' }, perhapsKari),
    named('Same name with two spaces', {}, { name: 'Kari  Nordmann' }, perhapsKari),
    named('Family name first', {}, { given: 'Nordmann', family: 'Kari', name: 'Nordmann Kari' }, perhapsKari),
    named('A middle name on one side only', {}, { name: 'Kari Anne Nordmann' }, perhapsKari),
    named('A double family name on one side only', {}, { name: 'Kari Nordmann-Berg' }, perhapsKari),
    named('The accent is missing', { name: 'André Nordmann' }, { name: 'Andre Nordmann' }, perhapsKari),
    named('ø is written as o', { name: 'Bjørn Nordmann' }, { name: 'Bjorn Nordmann' }, perhapsKari),
    named('ø is written as oe', { name: 'Bjørn Nordmann' }, { name: 'Bjoern Nordmann' }, perhapsKari),
    named('å is written as aa', { name: 'Åse Nordmann' }, { name: 'Aase Nordmann' }, perhapsKari),
    named('ü is written as ue', { name: 'Jürgen Müller' }, { name: 'Juergen Mueller' }, perhapsKari),
    named('An apostrophe of another kind', { name: "Aoife O'Brien" }, { name: 'Aoife O’Brien' }, perhapsKari),
    named('A hyphen for a space', { name: 'Anne Marie Lie' }, { name: 'Anne-Marie Lie' }, perhapsKari),
    named('A Cyrillic letter in the name', {}, { name: 'K\u0430ri Nordmann' }, perhapsKari),
    named('Same name and birth date, other first day', born, { ...born, since: '2024-01-01' }, perhapsKari),
    named(
      'Married since: same given name and birth date, other family name and first day',
      born,
      { ...born, name: 'Kari Berg', since: '2024-01-01' },
      perhapsKari,
    ),
    named(
      'Same name and first day, but another birth date: two people',
      born,
      { born: '1991-01-02' },
      joins(),
    ),
    named(
      'Same name, but both first days are known and differ: a namesake',
      {},
      { since: '2024-01-01' },
      joins(),
    ),
    named('Same first day, another name', {}, { name: 'Per Dahl' }, joins()),
    named('Same name, and the portal knows no day of the person', { since: null }, {}, perhapsKari),
    named(
      'Same family name and first day, another given name: siblings',
      {},
      { name: 'Nils Nordmann' },
      joins(),
    ),
    {
      title: 'Two people of the portal have the same name and first day',
      portal: { kari: without(kari, 'number', 'mail'), other: without(kari, 'number', 'mail') },
      feed: { h1: { ...without(kari, 'mail'), number: '900' } },
      expect: { h1: mayBe(['kari', 'other'], 'kari') },
    },
    {
      title: 'Two records have the name and first day of one person of the portal',
      portal: { kari: without(kari, 'number', 'mail') },
      feed: {
        h1: { ...without(kari, 'mail'), number: '900' },
        h2: { ...without(kari, 'mail'), number: '901' },
      },
      expect: { h1: mayBe(['kari'], 'kari'), h2: mayBe(['kari'], 'nobody') },
    },
    {
      title: 'A namesake of a linked colleague joins',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: {
        h1: kari,
        h2: { ...kari, number: '900', mail: 'kari.nordmann2@fjord.example', since: '2026-03-01' },
      },
      expect: { h1: { is: 'unchanged', who: 'kari' }, h2: joins() },
    },
    told('Another family name, same number: married', { name: 'Kari Berg' }, ['familyName']),
    told('Another given name, same number: called otherwise', { name: 'Karianne Nordmann' }, ['givenName']),
    told('A middle name was added to the given name', { name: 'Kari Anne Nordmann' }, ['givenName']),
    told('The name is written with composed accents elsewhere', {}, []),
    told('A space stands behind the family name', { given: 'Kari', family: 'Nordmann ', name: 'Kari' }, []),
    {
      title: 'Another name altogether and another first day under the same number: asked, not linked',
      portal: { kari },
      feed: { h1: { ...ola, number: kari.number } },
      expect: { h1: mayBe(['kari'], 'nobody', { because: 'contradicted-match' }) },
    },
    {
      title:
        'Another name and another e-mail under the same number, and the portal knows no first day: asked',
      portal: { kari: without(kari, 'since') },
      feed: { h1: { ...ola, number: kari.number } },
      expect: { h1: mayBe(['kari'], 'nobody', { because: 'contradicted-match' }) },
    },
    {
      title: 'Another birth date under the same number and name: asked, not linked',
      portal: { kari: { ...kari, ...born } },
      feed: { h1: { ...kari, born: '1991-01-02' } },
      expect: { h1: mayBe(['kari'], 'nobody', { because: 'contradicted-match' }) },
    },
    {
      title: 'Another first day under the same number and name: the day is corrected',
      portal: { kari },
      feed: { h1: { ...kari, since: '2018-03-01' } },
      expect: { h1: changes('kari', ['startDate']) },
    },
    {
      title: 'A name of ten thousand letters is kept as it is',
      feed: { h1: { ...ola, given: 'A'.repeat(10_000), family: 'Hansen' } },
      expect: { h1: joins() },
    },
    {
      title: 'Names from right to left and with emoji are kept as they are',
      feed: { h1: { ...ola, name: 'שרה 🌊 לוי' } },
      expect: { h1: joins() },
    },
    {
      title: 'A given name copied with spaces around it is written without them',
      feed: { h1: { ...ola, given: ' Ola ', family: 'Hansen' } },
      expect: { h1: joins({ writes: { givenName: 'Ola' } }) },
    },
  ],
}
