import { kari, ola, without } from './cast.ts'
import {
  blocked,
  changes,
  joins,
  joinsLookingAlike,
  mayBe,
  proposes,
  recognised,
  unchanged,
} from './outcomes.ts'
import type { Outcome, Situation, Theme } from './situation.ts'

/** Kari stands in the portal under one number, the HR system has a record of the same day and name under another. */
function written(title: string, portal: string, feed: string, outcome: Outcome): Situation {
  const facts = without(kari, 'mail')
  return {
    title,
    portal: { kari: { ...facts, number: portal } },
    feed: { h1: { ...facts, number: feed } },
    expect: { h1: outcome },
  }
}

/** Two people of different names and days whose numbers only resemble each other. */
function resembling(title: string, portal: string, feed: string): Situation {
  return {
    title,
    portal: { kari: { ...kari, number: portal } },
    feed: { h1: { ...ola, number: feed } },
    expect: { h1: joinsLookingAlike() },
  }
}

const likeKari = mayBe(['kari'], 'kari', { flags: ['look-alike'] })

export const employeeNumbers: Theme = {
  title: 'Employee numbers',
  about: 'Numbers are text. Spaces and invisible characters do not count; zeros, letters and signs do.',
  situations: [
    written('The number is written alike on both sides', '00012', '00012', recognised('kari')),
    written('The HR system adds a space after the number', '00012', '00012 ', recognised('kari')),
    written('The HR system adds a space before the number', '00012', ' 00012', recognised('kari')),
    written('A space that never breaks stands behind the number', '00012', '00012\u00a0', recognised('kari')),
    written(
      'An invisible zero-width space was copied into the number',
      '00012',
      '00\u200b012',
      recognised('kari'),
    ),
    written(
      'A soft hyphen nobody sees was copied into the number',
      '00012',
      '000\u00ad12',
      recognised('kari'),
    ),
    written('The HR system writes full-width digits', '00012', '０００１２', recognised('kari')),
    written(
      'A byte order mark stands before the first number of a file',
      '00012',
      '\ufeff00012',
      recognised('kari'),
    ),
    written('The spreadsheet lost the leading zeros', '00012', '12', likeKari),
    written('The portal lost the leading zeros', '12', '00012', likeKari),
    written('One zero too many', '00012', '000012', likeKari),
    written('The letter O stands for a zero', '10012', '1OO12', likeKari),
    written('The letter l stands for a one', '00012', '000l2', likeKari),
    written('A hyphen was added to the number', 'NO0012', 'NO-0012', likeKari),
    written('The letters are small instead of capital', 'NO0012', 'no0012', likeKari),
    written('A Cyrillic letter stands for a Latin one', 'A0012', '\u04100012', likeKari),
    written('A full stop was added by a spreadsheet', '12', '12.', likeKari),
    resembling('Somebody else has the number without its zeros', '00012', '12'),
    resembling('Somebody else has the number with the letter O', '0012', 'O012'),
    resembling('Somebody else has the number in small letters', 'NO12', 'no12'),
    resembling('Somebody else has the number with a hyphen', 'NO12', 'NO-12'),
    {
      title: '1e3 and 1000 are two numbers that have nothing in common',
      portal: { kari: { ...kari, number: '1000' } },
      feed: { h1: { ...ola, number: '1e3' } },
      expect: { h1: joins() },
    },
    {
      title: '0x10 and 16 are two numbers that have nothing in common',
      portal: { kari: { ...kari, number: '16' } },
      feed: { h1: { ...ola, number: '0x10' } },
      expect: { h1: joins() },
    },
    {
      title: 'Numbers of twenty digits that differ in the last one are two numbers',
      portal: { kari: { ...kari, number: '12345678901234567890' } },
      feed: { h1: { ...ola, number: '12345678901234567891' } },
      expect: { h1: joins() },
    },
    {
      title: 'The HR system gives a linked person a new number',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, number: '90012' } },
      expect: {
        h1: changes('kari', ['employeeNumber'], { event: 'identifier change', flags: ['identifier change'] }),
      },
    },
    {
      title: 'A linked person’s number only gains a space',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, number: ' 00012 ' } },
      expect: { h1: unchanged('kari') },
    },
    {
      title: 'All numbers were given anew and nobody is linked yet: the e-mail proposes who is who',
      portal: { kari, ola },
      feed: { h1: { ...kari, number: 'F-1' }, h2: { ...ola, number: 'F-2' } },
      expect: { h1: proposes('kari'), h2: proposes('ola') },
    },
    {
      title: 'Two records of the HR system have the same number, and neither is in the portal',
      feed: { h1: kari, h2: { ...ola, number: '00012' } },
      expect: { h1: blocked('shared-identifier'), h2: blocked('shared-identifier') },
    },
    {
      title: 'Two people of the portal have the same number',
      portal: { kari, ola: { ...ola, number: '00012' } },
      feed: { h1: without(kari, 'mail') },
      expect: { h1: mayBe(['kari', 'ola'], 'kari') },
    },
    {
      title: 'Two linked people are given the same new number',
      portal: { kari, ola },
      linked: { h1: 'kari', h2: 'ola' },
      feed: { h1: { ...kari, number: '900' }, h2: { ...ola, number: '900' } },
      expect: {
        h1: blocked('shared-identifier', {
          who: 'kari',
          event: 'identifier change',
          flags: ['identifier change', 'look-alike'],
        }),
        h2: blocked('shared-identifier', {
          who: 'ola',
          event: 'identifier change',
          flags: ['identifier change', 'look-alike'],
        }),
      },
    },
    {
      title: 'Two linked people swap their numbers',
      portal: { kari, ola },
      linked: { h1: 'kari', h2: 'ola' },
      feed: { h1: { ...kari, number: ola.number }, h2: { ...ola, number: kari.number } },
      expect: {
        h1: changes('kari', ['employeeNumber'], {
          event: 'identifier change',
          flags: ['identifier change', 'look-alike'],
        }),
        h2: changes('ola', ['employeeNumber'], {
          event: 'identifier change',
          flags: ['identifier change', 'look-alike'],
        }),
      },
    },
    {
      title: 'Two new people of one file have numbers that differ only in leading zeros',
      feed: { h1: { ...kari, number: '12' }, h2: { ...ola, number: '00012' } },
      expect: { h1: joinsLookingAlike(), h2: joinsLookingAlike() },
    },
    {
      title: 'A new person’s number is a linked colleague’s without its zeros',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: kari, h2: { ...ola, number: '12' } },
      expect: { h1: unchanged('kari'), h2: joinsLookingAlike() },
    },
    {
      title:
        'Somebody new whose number was copied with spaces and an invisible character: written without them',
      feed: { h1: { ...ola, number: ' 00\u200b047 ' } },
      expect: { h1: joins({ writes: { employeeNumber: '00047' } }) },
    },
    {
      title: 'Somebody new whose number has full-width digits: written in ordinary ones, zeros kept',
      feed: { h1: { ...ola, number: '０００４７' } },
      expect: { h1: joins({ writes: { employeeNumber: '00047' } }) },
    },
    {
      title: 'Another identifier is chosen later: whoever is linked stays linked',
      portal: { kari, ola },
      linked: { h1: 'kari', h2: 'ola' },
      rules: { identifier: 'workEmail' },
      feed: { h1: kari, h2: { ...ola, number: '900' } },
      expect: {
        h1: unchanged('kari'),
        h2: changes('ola', ['employeeNumber'], { event: 'identifier change', flags: ['identifier change'] }),
      },
    },
  ],
}
