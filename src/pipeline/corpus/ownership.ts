import type { Ownership } from '#model/settings.ts'
import { amina, kari } from './cast.ts'
import { changes, joins, leaves, unchanged } from './outcomes.ts'
import type { Outcome, PortalFacts, Situation, Theme } from './situation.ts'

/** Kari is linked; the HR system has the title Lead. */
function owned(title: string, owner: Ownership, portal: PortalFacts, outcome: Outcome): Situation {
  return {
    title,
    portal: { kari: { ...kari, ...portal } },
    linked: { h1: 'kari' },
    rules: { owners: { title: owner } },
    feed: { h1: { ...kari, title: 'Lead' } },
    expect: { h1: outcome },
  }
}

const analyst = { title: 'Analyst' } as const
const edited = { ...analyst, byHand: { title: 'Partner' } } as const
const conflict = changes('kari', ['title'], { flags: ['manual conflict'], unticked: ['title'] })

export const ownership: Theme = {
  title: 'Who owns a field',
  about:
    'HR always, HR once, only when empty, the portal, or reviewed each time; a hand edit is never overwritten unseen.',
  situations: [
    owned('HR always: the title changes', 'always', analyst, changes('kari', ['title'])),
    owned('HR always: the portal has none yet', 'always', {}, changes('kari', ['title'])),
    owned('HR always, and somebody edited the title by hand: a visible conflict', 'always', edited, conflict),
    owned(
      'HR always, and the hand edit is what the HR system now says: nothing to do',
      'always',
      { ...analyst, byHand: { title: 'Lead' } },
      unchanged('kari'),
    ),
    owned('HR once: what was filled stays', 'once', analyst, unchanged('kari')),
    owned('HR once: never filled, so it is filled', 'once', {}, changes('kari', ['title'])),
    owned(
      'HR once: filled, then emptied by hand: stays empty',
      'once',
      { ...analyst, byHand: { title: null } },
      unchanged('kari'),
    ),
    owned('Only when empty: filled ones stay', 'when-empty', analyst, unchanged('kari')),
    owned(
      'Only when empty: an empty one is filled',
      'when-empty',
      { title: null },
      changes('kari', ['title']),
    ),
    owned('The portal owns it: a filled one stays', 'portal', analyst, unchanged('kari')),
    owned('The portal owns it: an empty one stays empty', 'portal', {}, unchanged('kari')),
    owned('The portal owns it, and it was edited by hand: stays', 'portal', edited, unchanged('kari')),
    owned('Reviewed: listed, and ticked by a person', 'review', analyst, changes('kari', ['title'])),
    owned('Reviewed, and edited by hand: listed as a conflict', 'review', edited, conflict),
    owned('Reviewed, and the same: nothing to do', 'review', { title: 'Lead' }, unchanged('kari')),
    {
      title: 'Name and number are reviewed unless somebody chose otherwise',
      portal: { kari },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, name: 'Kari Berg', number: '900' } },
      expect: {
        h1: changes('kari', ['employeeNumber', 'familyName'], {
          event: 'identifier change',
          flags: ['identifier change'],
        }),
      },
    },
    {
      title: 'A title that changes is ticked beside a name that is not',
      portal: { kari: { ...kari, title: 'Analyst' } },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, name: 'Kari Berg', title: 'Lead' } },
      expect: { h1: changes('kari', ['familyName', 'title']) },
    },
    {
      title: 'Somebody new is filled with reviewed fields too: nothing is overwritten',
      feed: { h1: amina },
      expect: {
        h1: joins({
          fields: ['employeeNumber', 'employmentStatus', 'familyName', 'givenName', 'startDate', 'workEmail'],
        }),
      },
    },
    {
      title: 'Somebody new is not given what the portal owns',
      rules: { owners: { title: 'portal' } },
      feed: { h1: { ...amina, title: 'Lead' } },
      expect: {
        h1: joins({
          fields: ['employeeNumber', 'employmentStatus', 'familyName', 'givenName', 'startDate', 'workEmail'],
        }),
      },
    },
    {
      title: 'The status was changed by hand to on leave, and the HR system says active: a conflict',
      portal: { kari: { ...kari, byHand: { status: 'leave' } } },
      linked: { h1: 'kari' },
      feed: { h1: kari },
      expect: {
        h1: changes('kari', ['employmentStatus'], {
          flags: ['manual conflict'],
          unticked: ['employmentStatus'],
        }),
      },
    },
    {
      title: 'The portal owns the status: being on leave in the HR system changes nothing',
      portal: { kari },
      linked: { h1: 'kari' },
      rules: { owners: { employmentStatus: 'portal' } },
      feed: { h1: { ...kari, status: 'leave' } },
      expect: { h1: unchanged('kari') },
    },
    {
      title: 'The status is reviewed: a leaver is listed and not ticked',
      portal: { kari },
      linked: { h1: 'kari' },
      rules: { owners: { employmentStatus: 'review' } },
      feed: { h1: { ...kari, status: 'terminated', last: '2026-03-14' } },
      expect: { h1: leaves('kari', '2026-03-14', { unticked: true }) },
    },
    {
      title: 'A hand edit of one field does not hold up another',
      portal: { kari: { ...kari, title: 'Analyst', department: 'Finance', byHand: { title: 'Partner' } } },
      linked: { h1: 'kari' },
      feed: { h1: { ...kari, title: 'Lead', department: 'Treasury' } },
      expect: {
        h1: changes('kari', ['department', 'title'], { flags: ['manual conflict'], unticked: ['title'] }),
      },
    },
  ],
}
