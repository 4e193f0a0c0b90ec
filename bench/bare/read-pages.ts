import type { Employee } from '#model/employee.ts'
import { pageSize } from '../hr-system/connector.ts'

/** Pages as the network gives them, decompressed, without reading them. */
export async function* pagesOf(baseUrl: string, people: number): AsyncGenerator<Buffer> {
  for (let offset = 0; offset < people; offset += pageSize) {
    const answer = await fetch(`${baseUrl}/people?offset=${offset}&limit=${pageSize}`)
    yield Buffer.from(await answer.arrayBuffer())
  }
}

/** Records as they were sent, a page at a time. */
export async function* recordsOf(baseUrl: string, people: number): AsyncGenerator<readonly Employee[]> {
  for await (const page of pagesOf(baseUrl, people)) {
    yield (JSON.parse(page.toString('utf8')) as { people: Employee[] }).people
  }
}
