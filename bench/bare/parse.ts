import type { Measure } from '../harness/measure.ts'
import { pageSize } from '../hr-system/connector.ts'
import { pagesOf } from './read-pages.ts'

const heldPeople = 20_000

/** What one core can do at most: the bytes of the pages to text, and the text to objects. */
export const bareParse: Measure = {
  id: 'bare-parse',
  apart: true,
  rows: [{ id: 'bare-parse', title: 'bare: Buffer to string, JSON.parse', unit: 'people/s' }],
  run: async ({ note, people, walk }) => {
    const pages: Buffer[] = []
    for await (const page of pagesOf(walk.ground.hr.baseUrl, Math.min(people, heldPeople))) pages.push(page)
    const times = Math.max(1, Math.floor(heldPeople / (pages.length * pageSize)))
    const beganAt = performance.now()
    let read = 0
    for (let time = 0; time < times; time++) {
      for (const page of pages)
        read += (JSON.parse(page.toString('utf8')) as { people: unknown[] }).people.length
    }
    note('bare-parse', read / ((performance.now() - beganAt) / 1000))
  },
}
