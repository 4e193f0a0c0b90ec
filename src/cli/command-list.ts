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
]

/** Doors that come later: they are named, and say so, but do nothing. */
export const laterCommands = ['worker', 'backup', 'restore', 'rotate-key', 'verify-audit'] as const
