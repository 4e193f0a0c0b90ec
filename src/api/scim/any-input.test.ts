import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keepUser } from './keep-user.ts'
import { patchUser } from './patch-user.ts'
import { readFilter } from './read-filter.ts'
import { ScimError } from './scim-error.ts'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const names = [
  'userName',
  'ACTIVE',
  'name',
  'emails',
  'addresses',
  'title',
  enterprise,
  'urn:x:1.0:Own',
  'groups',
]
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('True', 'false', 'work', 'x@nordlys.example'),
  fc.array(
    fc.record({ value: fc.string(), type: fc.constantFrom('work', 'HOME', null), primary: fc.boolean() }),
  ),
)
const user = fc.dictionary(fc.constantFrom(...names), value)
const path = fc.oneof(
  fc.string(),
  fc.constantFrom(
    ...names,
    'emails[type eq "work"].value',
    'emails[type eq "work" and primary eq true]',
    'emails.value',
    'name.familyName',
    `${enterprise}:manager`,
    'urn:x:1.0:Own:a.b',
    '__proto__.x',
    'constructor.prototype.x',
  ),
)
const operation = fc.record(
  { op: fc.constantFrom('add', 'Replace', 'REMOVE', 'move'), path, value },
  { requiredKeys: ['op'] },
)

/** What came of it, where nothing but a refusal may be thrown. */
function outcomeOf<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    expect(error).toBeInstanceOf(ScimError)
    return undefined
  }
}

it('whatever is sent becomes a user or a refusal, and keeping it again changes nothing', () => {
  fc.assert(
    fc.property(fc.oneof(user, value), (sent) => {
      const kept = outcomeOf(() => keepUser(sent))
      if (kept !== undefined) expect(keepUser(structuredClone(kept))).toEqual(kept)
    }),
    { numRuns: 1000 },
  )
})

it('whatever a PATCH says becomes a user or a refusal, and reaches nothing else', () => {
  const before = keepUser({ userName: 'a', title: 'T', emails: [{ value: 'a@b.example', type: 'work' }] })
  const untouched = JSON.stringify(before)
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 4 }), (Operations) => {
      const after = outcomeOf(() => patchUser(before, { Operations }))
      if (after !== undefined) expect(typeof after.userName).toBe('string')
      expect(JSON.stringify(before)).toBe(untouched)
      expect(({} as Record<string, unknown>)['x']).toBeUndefined()
    }),
    { numRuns: 1000 },
  )
})

it('whatever a filter says is understood or refused', () => {
  const filter = fc.oneof(
    fc.string(),
    fc.tuple(path, fc.string()).map(([name, text]) => `${name} eq "${text}"`),
  )
  fc.assert(
    fc.property(filter, (text) => void outcomeOf(() => readFilter(text))),
    { numRuns: 1000 },
  )
})
