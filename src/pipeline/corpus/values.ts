import { kari } from './cast.ts'
import { blocked, changes, joins, unchanged } from './outcomes.ts'
import type { Facts, Outcome, PortalFacts, Rules, Situation, Theme } from './situation.ts'

type Line = NonNullable<Rules['lines']>[number]

/** Kari is linked; a field of the HR system’s own is mapped by a rule. */
function mapped(
  title: string,
  line: Line,
  custom: NonNullable<Facts['custom']>,
  outcome: Outcome,
  portal: PortalFacts = {},
): Situation {
  return {
    title,
    portal: { kari: { ...kari, ...portal } },
    linked: { h1: 'kari' },
    rules: { lines: [line] },
    feed: { h1: { ...kari, custom } },
    expect: { h1: outcome },
  }
}

const day: Line = { attribute: 'originalHireDate', sources: ['custom:x'] }
const german: Line = { ...day, transform: { kind: 'date', format: 'DD.MM.YYYY' } }
const american: Line = { ...day, transform: { kind: 'date', format: 'MM/DD/YYYY' } }
const contract: Line = {
  attribute: 'employmentType',
  sources: ['custom:x'],
  transform: {
    kind: 'table',
    entries: { Vollzeit: 'employee-full-time', Extern: 'contractor' },
    otherwise: null,
  },
}
const land: Line = {
  attribute: 'country',
  sources: ['custom:x'],
  transform: { kind: 'country', to: 'code' },
}
const spelledMonth: Line = { ...day, transform: { kind: 'date', format: 'DD-MMM-YYYY' } }
const title: Line = { attribute: 'title', sources: ['custom:x'] }
const hired = changes('kari', ['originalHireDate'])
const badDate = blocked('bad-date', { who: 'kari' })
const unmapped = blocked('unmapped-value', { who: 'kari' })

export const values: Theme = {
  title: 'Values that need a rule',
  about:
    'A day that does not exist and a code nobody mapped are said and block their person; nothing is guessed.',
  situations: [
    mapped('A day as the portal writes it', day, { x: '2018-02-01' }, hired),
    mapped('A day written the German way, with the rule for it', german, { x: '1.2.2018' }, hired),
    mapped('A day written the American way, with the rule for it', american, { x: '02/01/2018' }, hired),
    mapped('A day written another way than the rule says', german, { x: '02/01/2018' }, badDate),
    mapped('30 February', day, { x: '2026-02-30' }, badDate),
    mapped('29 February of a year that has none', day, { x: '2025-02-29' }, badDate),
    mapped('29 February of a leap year', day, { x: '2024-02-29' }, hired),
    mapped('A day of zeros', day, { x: '0000-00-00' }, badDate),
    mapped('A year of two digits', german, { x: '31.12.99' }, badDate),
    mapped('A spreadsheet’s day number', day, { x: 43132 }, badDate),
    mapped('Thousandths of a second since 1970', day, { x: 1517443200000 }, badDate),
    mapped('A day with a time behind it', day, { x: '2018-02-01T00:00:00' }, badDate),
    mapped('Month and day swapped beyond the calendar', american, { x: '31/12/2018' }, badDate),
    mapped('A code that the table names', contract, { x: 'Extern' }, changes('kari', ['employmentType'])),
    mapped('A code that the table does not name', contract, { x: 'Werkstudent' }, unmapped),
    mapped('A code in another spelling is another code', contract, { x: 'extern' }, unmapped),
    mapped('A code with a space behind it', contract, { x: 'Extern ' }, changes('kari', ['employmentType'])),
    mapped('A code that objects of a program have by themselves', contract, { x: 'constructor' }, unmapped),
    mapped('A code that is empty', contract, { x: null }, unchanged('kari')),
    mapped('A day with its month by name', spelledMonth, { x: '01-Feb-2018' }, hired),
    mapped('A country in the language of the HR system', land, { x: 'Norge' }, changes('kari', ['country'])),
    mapped('A country that is the same in another form', land, { x: 'NOR' }, unchanged('kari'), {
      country: 'NO',
    }),
    mapped('A country nobody knows leaves the field as it is', land, { x: 'Atlantis' }, unchanged('kari'), {
      country: 'NO',
    }),
    mapped('A number as a title stays a text', title, { x: 7 }, changes('kari', ['title'])),
    mapped('Yes and no stay texts', title, { x: true }, changes('kari', ['title'])),
    mapped(
      'Two fields joined to one',
      { attribute: 'title', sources: ['custom:x', 'custom:y'], transform: { kind: 'join', separator: ' ' } },
      { x: 'Senior', y: 'Analyst' },
      unchanged('kari'),
      { title: 'Senior Analyst' },
    ),
    mapped(
      'Of two fields to be joined, one was not sent',
      { attribute: 'title', sources: ['custom:x', 'custom:y'], transform: { kind: 'join', separator: ' ' } },
      { x: 'Senior' },
      unchanged('kari'),
      { title: 'Senior Analyst' },
    ),
    mapped('A title that only gained a space', title, { x: 'Analyst ' }, unchanged('kari'), {
      title: 'Analyst',
    }),
    mapped(
      'A title whose accents are composed in another way',
      title,
      { x: 'Re\u0301gisseur' },
      unchanged('kari'),
      { title: 'R\u00e9gisseur' },
    ),
    {
      title: 'A bad value blocks its own person and nobody else',
      portal: { kari },
      linked: { h1: 'kari' },
      rules: { lines: [day] },
      feed: {
        h1: { ...kari, custom: { x: '2026-02-30' } },
        h2: { name: 'Per Dahl', number: '900', mail: 'per.dahl@fjord.example', custom: { x: '2020-01-01' } },
      },
      expect: { h1: badDate, h2: joins() },
    },
  ],
}
