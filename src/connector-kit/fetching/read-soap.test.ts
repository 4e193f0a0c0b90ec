import { Buffer } from 'node:buffer'
import { expect, it } from 'vitest'
import type { HttpMethod } from '../http-definition.ts'
import { at, isObject } from '../reading/at.ts'
import { listOf, parseXml } from '../reading/parse-xml.ts'
import { xmlOf } from '../sending/write-xml.ts'
import type { Answer } from '../testing/loopback.ts'
import { plainConnector } from '../testing/plain-connector.ts'
import { readPlain } from '../testing/read-plain.ts'

const method: Partial<HttpMethod> = {
  answers: 'xml',
  auth: {
    scheme: 'in-body',
    write: (body, { user, key }) => `<signed><by>${user}</by><with>${key}</with>${body}</signed>`,
  },
  shaped: (answer) => {
    const found = isObject(answer) ? at(answer, 'people') : undefined
    return isObject(found) ? { total: found['@total'], people: listOf(found['person']) } : {}
  },
}
const connector = plainConnector(method, {
  pagination: { style: 'page-in-request', first: 1 },
  request: ({ startedAt }, page) => ({
    method: 'POST',
    path: '/soap',
    body: xmlOf({ ask: { page, asOf: startedAt } }),
  }),
  ...{
    details: [
      {
        as: 'more',
        request: (record: Readonly<Record<string, unknown>>, { today }: { today: string }) =>
          record['hired'] === today ? { method: 'POST', path: '/soap', body: '<new/>' } : undefined,
        recordsAt: 'people',
        only: () => true,
      },
    ],
  },
})

const sent = (body: string) => parseXml(Buffer.from(body))
const pageOf = (body: string) => at(sent(body), 'signed.ask.page')
const answerWith = (people: string): ReturnType<Answer> => ({
  status: 200,
  headers: { 'content-type': 'text/xml; charset=utf-8' },
  body: `<people total="3">${people}</people>`,
})
const person = (id: number) => `<person><id>${id}</id><name>P${id}</name><hired>2026-11-22</hired></person>`

it('reads pages that lie in the request, one person on a page or several, signed in the body', async () => {
  const pages: Readonly<Record<string, string>> = { 1: person(1) + person(2), 2: person(3) }
  const { employees, summary, server } = await readPlain(
    ({ body }) => answerWith(pages[String(pageOf(body) ?? '')] ?? person(9)),
    { connector },
  )
  expect(employees.map(({ externalId }) => externalId)).toEqual(['1', '2', '3'])
  expect(summary).toMatchObject({ complete: true, pages: 2 })
  const asks = server.seen.filter(({ body }) => body.includes('<ask>')).map(({ body }) => sent(body))
  expect(asks.map((one) => at(one, 'signed.ask'))).toEqual([
    { page: '1', asOf: '2026-11-22T00:00:00.000Z' },
    { page: '2', asOf: '2026-11-22T00:00:00.000Z' },
  ])
  expect(at(asks[0], 'signed')).toMatchObject({ by: 'reader', with: 'canary-7f3a' })
  // The answer of a detail is shaped as well; it is asked for those who begin on the day of the reading.
  expect(server.seen.filter(({ body }) => body.includes('<new/>'))).toHaveLength(3)
})

it('does not take a server that gives the first page again and again for everybody', async () => {
  const { summary } = await readPlain(() => answerWith(person(1) + person(2)), { connector })
  expect(summary).toMatchObject({ complete: false, incompleteBecause: [{ reason: 'repeated-page' }] })
})
