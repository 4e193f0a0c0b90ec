import fc from 'fast-check'
import { expect, it } from 'vitest'
import { xmlOf } from '#connector-kit'
import { accountForEverybody } from '#connector-kit/testing/index.ts'
import { workday } from './connector.ts'

const text = fc.string({ unit: fc.constantFrom(...'aZ9 .-æß&<>"@', '漢'), maxLength: 12 })
/** What may stand at an element: nothing, a text, a reference, a group, several of them. */
const { part } = fc.letrec<{ one: unknown; part: unknown }>((tie) => ({
  one: fc.oneof(
    { depthSize: 'small' },
    fc.constant(''),
    text,
    fc.record({ ID: fc.record({ '@type': fc.constantFrom('WID', 'Employee_Type_ID'), '#text': text }) }),
    fc.dictionary(fc.constantFrom('Active', 'Position_Data', 'Usage_Data', 'ID', 'Name'), tie('part'), {
      maxKeys: 3,
    }),
  ),
  part: fc.oneof(tie('one'), fc.array(tie('one'), { minLength: 1, maxLength: 3 })),
}))
const named = (...keys: string[]) =>
  fc.record(Object.fromEntries(keys.map((key) => [key, part])), { requiredKeys: [] })
const worker = fc.record({
  Worker_Reference: fc.record({
    ID: fc
      .tuple(fc.constant('WID'), fc.nat({ max: 15 }))
      .map(([type, id]) => ({ '@type': type, '#text': `w${id}` })),
  }),
  Worker_Data: fc.record(
    {
      Worker_ID: part,
      Personal_Data: fc.oneof(
        part,
        named('Name_Data', 'Contact_Data', 'Personal_Information_Data', 'Identification_Data'),
      ),
      Employment_Data: fc.oneof(part, named('Worker_Job_Data', 'Worker_Status_Data')),
      Organization_Data: fc.oneof(part, named('Worker_Organization_Data')),
      Compensation_Data: part,
    },
    { requiredKeys: [] },
  ),
})

it('loses no worker, whatever stands where something else was expected', async () => {
  await accountForEverybody({
    connector: workday,
    methodId: 'get-workers',
    person: worker,
    idOf: ({ Worker_Reference }) => String((Worker_Reference as { ID: { '#text': string } }).ID['#text']),
    serve: (people) => () => ({
      status: 200,
      headers: { 'content-type': 'text/xml' },
      body: xmlOf({
        Envelope: {
          Body: {
            Get_Workers_Response: {
              Response_Results: { Total_Results: people.length },
              Response_Data: { Worker: people },
            },
          },
        },
      }),
    }),
    runs: 40,
  })
  expect.hasAssertions()
})
