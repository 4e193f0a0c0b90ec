import { amina, kari } from './cast.ts'
import { endsLater, joins, leaves, startsLater } from './outcomes.ts'
import type { Situation, Theme } from './situation.ts'

/** 15 March 2026, 10:30 in Greenwich: tomorrow already in Kiritimati, still yesterday in Pago Pago. */
const at = '2026-03-15T10:30:00Z'

type Zone = readonly [zone: string, place: string, today: string]

const zones: readonly Zone[] = [
  ['Pacific/Kiritimati', 'Kiritimati, 16 March already', '2026-03-16'],
  ['Asia/Kolkata', 'Kolkata', '2026-03-15'],
  ['Europe/Oslo', 'Oslo', '2026-03-15'],
  ['UTC', 'Greenwich', '2026-03-15'],
  ['America/Los_Angeles', 'Los Angeles', '2026-03-15'],
  ['Pacific/Pago_Pago', 'Pago Pago, 14 March still', '2026-03-14'],
]

const oneEntity = {
  legalEntity: { kind: 'by-value', source: 'legalEntity', values: { Here: 'here' }, fallbackId: null },
} as const

function lastDay([zone, place, today]: Zone): Situation {
  const over = today > '2026-03-15'
  const who = { ...kari, entity: 'here' }
  return {
    title: `The last day is 15 March, in ${place}`,
    at,
    portal: { kari: who },
    linked: { h1: 'kari' },
    feed: { h1: { ...kari, entity: 'Here', last: '2026-03-15' } },
    rules: oneEntity,
    zones: { here: zone, company: 'Europe/Oslo' },
    expect: over ? { h1: leaves('kari', '2026-03-15') } : { 'h1 later': endsLater('kari', '2026-03-15') },
  }
}

function firstDay([zone, place, today]: Zone): Situation {
  const begun = today >= '2026-03-16'
  return {
    title: `The first day is 16 March, in ${place}`,
    at,
    feed: { h1: { ...amina, entity: 'Here', since: '2026-03-16' } },
    rules: oneEntity,
    zones: { here: zone, company: 'Europe/Oslo' },
    expect: begun ? { h1: joins() } : { 'h1 later': startsLater('2026-03-16') },
  }
}

function withoutEntity([zone, place, today]: Zone): Situation {
  const over = today > '2026-03-14'
  return {
    title: `The last day is 14 March, no legal entity is known, and the company is in ${place}`,
    at,
    portal: { kari },
    linked: { h1: 'kari' },
    feed: { h1: { ...kari, last: '2026-03-14' } },
    zones: { company: zone },
    expect: over
      ? { h1: leaves('kari', '2026-03-14', today > '2026-03-15' ? { flags: ['past date'] } : {}) }
      : { 'h1 later': endsLater('kari', '2026-03-14') },
  }
}

export const timeZones: Theme = {
  title: 'Time zones',
  about: 'A day begins and ends where the legal entity is, else where the company is.',
  situations: [
    ...zones.map(lastDay),
    ...zones.map(firstDay),
    ...zones.map(withoutEntity),
    {
      title: 'Two people have the same last day in two places: one has left, one has not',
      at,
      portal: { kari: { ...kari, entity: 'east' }, amina: { ...amina, entity: 'west' } },
      linked: { h1: 'kari', h2: 'amina' },
      feed: {
        h1: { ...kari, entity: 'East', last: '2026-03-15' },
        h2: { ...amina, entity: 'West', last: '2026-03-15' },
      },
      rules: {
        legalEntity: {
          kind: 'by-value',
          source: 'legalEntity',
          values: { East: 'east', West: 'west' },
          fallbackId: null,
        },
      },
      zones: { east: 'Pacific/Kiritimati', west: 'Pacific/Pago_Pago', company: 'UTC' },
      expect: { h1: leaves('kari', '2026-03-15'), 'h2 later': endsLater('amina', '2026-03-15') },
    },
    {
      title: 'The record does not say where: the person’s own legal entity tells the day',
      at,
      portal: { kari: { ...kari, entity: 'here' } },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, last: '2026-03-15' } },
      rules: oneEntity,
      zones: { here: 'Pacific/Kiritimati', company: 'Europe/Oslo' },
      expect: { h1: leaves('kari', '2026-03-15') },
    },
  ],
}
