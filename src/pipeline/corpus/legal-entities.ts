import { amina, kari, ola } from './cast.ts'
import { blocked, changes, joins, leaves, proposes, recognised, unchanged } from './outcomes.ts'
import type { Rules, Theme } from './situation.ts'

const byValue: Rules = {
  legalEntity: {
    kind: 'by-value',
    source: 'legalEntity',
    values: { 'Fjord AS': 'norway', 'Fjord AB': 'sweden', 'Fjord Old AS': 'norway' },
    fallbackId: null,
  },
}
const withFallback: Rules = {
  legalEntity: {
    kind: 'by-value',
    source: 'legalEntity',
    values: { 'Fjord AB': 'sweden' },
    fallbackId: 'sweden',
  },
}
const inNorway = { ...kari, entity: 'norway' } as const
const known = { portal: { kari: inNorway }, linked: { h1: 'kari' }, rules: byValue } as const

export const legalEntities: Theme = {
  title: 'Legal entities',
  about: 'Every value is mapped by a person. A value without a place blocks its people, never anybody else.',
  situations: [
    {
      ...known,
      title: 'Nothing has changed',
      feed: { h1: { ...kari, entity: 'Fjord AS' } },
      expect: { h1: unchanged('kari') },
    },
    {
      ...known,
      title: 'Transfer to another legal entity',
      feed: { h1: { ...kari, entity: 'Fjord AB' } },
      expect: { h1: changes('kari', ['legalEntity'], { event: 'entity transfer', flags: ['entity move'] }) },
    },
    {
      ...known,
      title: 'Transfer with a promotion and a new number is one transfer',
      feed: { h1: { ...kari, entity: 'Fjord AB', number: '900', title: 'Lead' } },
      expect: {
        h1: changes('kari', ['employeeNumber', 'legalEntity', 'title'], {
          event: 'entity transfer',
          flags: ['entity move', 'identifier change'],
        }),
      },
    },
    {
      ...known,
      title: 'Transfer of somebody who holds awards: nothing of it is ticked for her',
      portal: { kari: { ...inNorway, awards: true } },
      feed: { h1: { ...kari, entity: 'Fjord AB' } },
      expect: {
        h1: {
          is: 'changed',
          who: 'kari',
          event: 'entity transfer',
          flags: ['award holder', 'entity move'],
          fields: ['legalEntity'],
          unticked: true,
        },
      },
    },
    {
      ...known,
      title:
        'The legal entity was renamed in the HR system and the new name has no place yet: blocked, nobody moves',
      feed: { h1: { ...kari, entity: 'Fjord Norge AS' } },
      expect: { h1: blocked('unmapped-value', { who: 'kari' }) },
    },
    {
      ...known,
      title: 'Two names of the HR system stand for one legal entity: no move',
      feed: { h1: { ...kari, entity: 'Fjord Old AS' } },
      expect: { h1: unchanged('kari') },
    },
    {
      ...known,
      title: 'Names are compared exactly: another spelling is a task, not a guess',
      feed: { h1: { ...kari, entity: 'FJORD AS' } },
      expect: { h1: blocked('unmapped-value', { who: 'kari' }) },
    },
    {
      ...known,
      title: 'A space behind the name of the legal entity does not count',
      feed: { h1: { ...kari, entity: 'Fjord AS ' } },
      expect: { h1: unchanged('kari') },
    },
    {
      ...known,
      title: 'The legal entity is empty: the person stays where she is',
      feed: { h1: { ...kari, entity: null } },
      expect: { h1: unchanged('kari') },
    },
    {
      ...known,
      title: 'The legal entity was not sent: the person stays where she is',
      feed: { h1: kari },
      expect: { h1: unchanged('kari') },
    },
    {
      ...known,
      title: 'A leaver whose legal entity has no place: blocked and shown, not left out',
      feed: { h1: { ...kari, entity: 'Elsewhere', status: 'terminated', last: '2026-03-14' } },
      expect: { h1: blocked('unmapped-value', { who: 'kari' }) },
    },
    {
      title: 'A value without a place blocks its own people and nobody else',
      portal: { kari: { ...inNorway, title: 'Analyst' } },
      linked: { h1: 'kari' },
      rules: byValue,
      feed: { h1: { ...kari, entity: 'Fjord AS', title: 'Lead' }, h2: { ...ola, entity: 'Fjord Oy' } },
      expect: { h1: changes('kari', ['title']), h2: blocked('unmapped-value') },
    },
    {
      title: 'Somebody new without a legal entity, where values are mapped one by one: blocked',
      rules: byValue,
      feed: { h1: { ...amina, entity: null } },
      expect: { h1: blocked('no-legal-entity') },
    },
    {
      title: 'Somebody new in a mapped legal entity',
      rules: byValue,
      feed: { h1: { ...amina, entity: 'Fjord AB' } },
      expect: {
        h1: joins({
          fields: [
            'employeeNumber',
            'employmentStatus',
            'familyName',
            'givenName',
            'legalEntity',
            'startDate',
            'workEmail',
          ],
        }),
      },
    },
    {
      title: 'A value without a place takes the one chosen for all others',
      rules: withFallback,
      feed: { h1: { ...amina, entity: 'Fjord Oy' } },
      expect: { h1: joins() },
    },
    {
      title: 'An empty legal entity never moves anybody by the choice for all others',
      portal: { kari: inNorway },
      linked: { h1: 'kari' },
      rules: withFallback,
      zones: { norway: 'Europe/Oslo' },
      feed: { h1: { ...kari, entity: null } },
      expect: { h1: unchanged('kari') },
    },
    {
      title: 'The mapping names a legal entity that the portal no longer has: blocked',
      rules: {
        legalEntity: {
          kind: 'by-value',
          source: 'legalEntity',
          values: { 'Fjord AS': 'deleted' },
          fallbackId: null,
        },
      },
      feed: { h1: { ...amina, entity: 'Fjord AS' } },
      expect: { h1: blocked('unknown-legal-entity') },
    },
    {
      title: 'One legal entity for all, which the portal no longer has: blocked',
      rules: { legalEntity: { kind: 'one', legalEntityId: 'deleted' } },
      feed: { h1: amina },
      expect: { h1: blocked('unknown-legal-entity') },
    },
    {
      title: 'One legal entity for all: a person without one is booked in it',
      portal: { kari },
      linked: { h1: 'kari' },
      rules: { legalEntity: { kind: 'one', legalEntityId: 'norway' } },
      zones: { norway: 'Europe/Oslo' },
      feed: { h1: kari },
      expect: { h1: changes('kari', ['legalEntity']) },
    },
    {
      title: 'No legal entity is chosen: the HR system’s value changes nothing',
      portal: { kari: inNorway },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, entity: 'Fjord AB' } },
      expect: { h1: unchanged('kari') },
    },
    {
      title: 'A person set up by hand is recognised and booked in a legal entity for the first time',
      portal: { kari },
      rules: byValue,
      feed: { h1: { ...kari, entity: 'Fjord AS' } },
      expect: { h1: changes('kari', ['legalEntity']) },
    },
    {
      title: 'A person set up by hand is recognised, already in the right legal entity',
      portal: { kari: inNorway },
      rules: byValue,
      feed: { h1: { ...kari, entity: 'Fjord AS' } },
      expect: { h1: recognised('kari') },
    },
    {
      title:
        'Handed over by an acquisition: another connection keeps the person, who is proposed and not linked',
      portal: { kari: { ...inNorway, elsewhere: true } },
      rules: byValue,
      feed: { h1: { ...kari, entity: 'Fjord AB' } },
      expect: {
        h1: proposes('kari', { event: 'hand-over', because: 'hand-over' }),
      },
    },
    {
      title: 'A transfer and a leaving on one day: the leaving carries the transfer',
      portal: { kari: inNorway },
      linked: { h1: 'kari' },
      rules: byValue,
      feed: { h1: { ...kari, entity: 'Fjord AB', status: 'terminated', last: '2026-03-14' } },
      expect: { h1: leaves('kari', '2026-03-14', { flags: ['entity move'] }) },
    },
  ],
}
