/** The invented HR system, a process of its own: its pages are written and compressed before anybody asks. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { pageSize } from './connector.ts'
import { type Happenings, newsOf, nothingHappened, recordOf } from './record.ts'

const founded = Number(process.argv[2])
const waitMs = Number(process.argv[3] ?? 0)
let happened = nothingHappened
let total = 0
const pages: Buffer[] = []
write(nothingHappened)

const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost')
  if (request.method === 'POST') {
    write(JSON.parse(await text(request)) as Happenings)
    response.end()
    return
  }
  const page = pages[Number(url.searchParams.get('offset') ?? 0) / pageSize] ?? gzipSync(bodyOf([]))
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-encoding': 'gzip',
    'content-length': page.length,
  })
  response.end(page)
})
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }))
})
// Whoever started us holds the other end of standard input.
process.stdin.once('end', () => process.exit(0)).resume()

/** Writes the pages that come out differently now; the others stay byte for byte. */
function write(now: Happenings): void {
  const before = { happened, total }
  happened = now
  total = founded + Math.floor(founded * now.joined)
  pages.length = Math.ceil(total / pageSize)
  for (let at = 0; at < pages.length; at++) {
    const from = at * pageSize
    const people = Array.from({ length: Math.min(pageSize, total - from) }, (_, index) => from + index)
    const same = total === before.total && people.every((n) => newsOf(n, now) === newsOf(n, before.happened))
    if (!same || pages[at] === undefined) pages[at] = gzipSync(bodyOf(people), { level: 1 })
  }
}

function bodyOf(people: readonly number[]): string {
  return JSON.stringify({ total, people: people.map((n) => recordOf(n, happened)) })
}
