import fc from 'fast-check'
import { expect } from 'vitest'
import { fieldsOf } from '../available-fields.ts'
import type { ConnectorDefinition } from '../definition.ts'
import { httpMethodOf } from '../methods.ts'
import type { JsonObject } from '../reading/reader.ts'
import { openExample } from './example-connection.ts'
import { type Answer, startLoopback } from './loopback.ts'
import { readConnection } from './read-connection.ts'

type Made = Readonly<{
  connector: ConnectorDefinition
  methodId: string
  /** A record of a person, as the description allows it. */
  person: fc.Arbitrary<unknown>
  /** The id of a record, undefined where it has none that can be read. */
  idOf: (record: JsonObject) => string | undefined
  /** The HR system with these people. */
  serve: (people: readonly JsonObject[]) => Answer
  runs?: number
}>

/** Answers made from the description: n people in, n people or findings out, whatever the description allows. */
export async function accountForEverybody({ connector, methodId, person, idOf, serve, runs = 60 }: Made) {
  let answer: Answer = () => ({ status: 500 })
  const server = await startLoopback((request) => answer(request))
  const method = httpMethodOf(connector, methodId)
  const connection = openExample(connector, method, server.baseUrl)
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 12 }), async (made) => {
        const people = made as JsonObject[]
        answer = serve(people)
        const { employees, summary } = await readConnection(connection, {
          fields: fieldsOf(method),
          custom: [],
        })
        expect(summary.failure).toBeNull()
        const ids = people.flatMap((one) => idOf(one) ?? [])
        const told = (code: string) => summary.problems.filter((problem) => problem.code === code).length
        expect(told('missing-id') + told('unreadable-record')).toBe(people.length - ids.length)
        expect(employees.length + told('conflicting-record')).toBe(new Set(ids).size)
      }),
      { numRuns: runs },
    )
  } finally {
    await server.close()
  }
}
