import type { CommandListing } from './command.ts'

/** Every command that works, in the order of `rollcall --help`. */
export const commandList: readonly CommandListing[] = [
  {
    name: 'connectors',
    summary: 'list the HR systems that can be read, with the credentials each needs',
    load: () => import('./commands/connectors.ts'),
  },
  {
    name: 'fetch',
    summary: 'read the employees of an HR system or a file, without any database',
    load: () => import('./commands/fetch.ts'),
  },
  {
    name: 'connect',
    summary: 'connect an HR system or a file: credentials, test, first fetch, settings',
    load: () => import('./commands/connect.ts'),
  },
  {
    name: 'preview',
    summary: 'make the plan of the newest complete fetch and print its id',
    load: () => import('./commands/preview.ts'),
  },
  {
    name: 'apply',
    summary: 'apply a plan exactly as it was read, once',
    load: () => import('./commands/apply.ts'),
  },
  { name: 'undo', summary: 'take a run back', load: () => import('./commands/undo.ts') },
  {
    name: 'status',
    summary: 'show every connection with its state and freshness',
    load: () => import('./commands/status.ts'),
  },
  {
    name: 'disconnect',
    summary: 'destroy credentials and staged data; people, awards and history stay',
    load: () => import('./commands/disconnect.ts'),
  },
  {
    name: 'export',
    summary: 'write people or a plan as CSV, Excel or JSON',
    load: () => import('./commands/export.ts'),
  },
  {
    name: 'doctor',
    summary: 'look at what a start needs, and say what to mend',
    load: () => import('./commands/doctor.ts'),
  },
  {
    name: 'serve',
    summary: 'start the portal, as npm start does',
    load: () => import('./commands/serve.ts'),
  },
  {
    name: 'worker',
    summary: 'run fetches beside the portal, on the same PostgreSQL',
    load: () => import('./commands/worker.ts'),
  },
]

/** Doors that come later: they are named, and say so, but do nothing. */
export const laterCommands = ['backup', 'restore', 'rotate-key', 'verify-audit'] as const
