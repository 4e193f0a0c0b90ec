import type { Detail } from '#connector-kit'
import { isOwnField } from './custom-fields.ts'

const ofPerson = (empNumber: unknown, part: string) =>
  ({ path: `/api/v2/pim/employees/${encodeURIComponent(String(empNumber))}/${part}` }) as const

/** What the list does not hold: one call each for each person, and only for what was chosen. */
export const details: readonly Detail[] = [
  {
    as: 'contact',
    // Not `employees`: this one way is written in the singular.
    request: ({ empNumber }) => ({
      path: `/api/v2/pim/employee/${encodeURIComponent(String(empNumber))}/contact-details`,
    }),
    recordsAt: 'data',
  },
  {
    as: 'job',
    request: ({ empNumber }) => ofPerson(empNumber, 'job-details'),
    recordsAt: 'data',
  },
  {
    as: 'personal',
    request: ({ empNumber }) => ofPerson(empNumber, 'personal-details'),
    recordsAt: 'data',
  },
  {
    as: 'termination',
    request: ({ empNumber, terminationId }) =>
      terminationId === undefined || terminationId === null
        ? undefined
        : ofPerson(empNumber, `terminations/${encodeURIComponent(String(terminationId))}`),
    recordsAt: 'data',
  },
  {
    as: 'own',
    request: ({ empNumber }) => ofPerson(empNumber, 'custom-fields'),
    recordsAt: 'data',
    only: ({ custom }) => [...custom].some(isOwnField),
  },
]
