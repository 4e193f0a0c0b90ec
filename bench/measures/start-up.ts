import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Measure } from '../harness/measure.ts'
import { residentMb } from '../harness/memory.ts'
import type { Notebook } from '../harness/notebook.ts'
import { type Program, startProgram } from '../harness/program.ts'

const account = { email: 'kari@north.example', password: 'a long and quiet password 7' }

/** The portal as `npm start` starts it, once with an empty folder and once with what that left. */
export const startUp: Measure = {
  id: 'start-up',
  apart: true,
  rows: [
    { id: 'start-first', title: 'first start to first answer, embedded', unit: 's' },
    {
      id: 'start-second',
      title: 'second start to first answer, embedded',
      unit: 's',
      goal: { of: 'figure', atMost: 3 },
    },
    {
      id: 'start-memory',
      title: 'serve, memory after the start',
      unit: 'MB',
      goal: { of: 'figure', atMost: 280 },
    },
    { id: 'sign-in', title: 'sign-in', unit: 'ms', goal: { of: 'figure', atMost: 1000 } },
    { id: 'catalogue', title: 'catalogue', unit: 'ms', goal: { of: 'figure', atMost: 1000 } },
  ],
  run: async (notebook) => {
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-start-'))
    try {
      const first = await answering(folder, 'start-first', notebook)
      const link = await first.program.says(/(http\S+\/setup\/\S+)/)
      await setUp(first.url, link.split('/').at(-1) ?? '')
      await first.program.stop()
      const second = await answering(folder, 'start-second', notebook)
      notebook.note('start-memory', residentMb(second.program.pid))
      await visit(second.url, notebook)
      await second.program.stop()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function answering(
  folder: string,
  row: string,
  { note }: Notebook,
): Promise<{ program: Program; url: string }> {
  const beganAt = performance.now()
  const program = startProgram(['src/main.ts'], { PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'info' })
  const url = await program.says(/ is ready: (\S+)/)
  await ask(`${url}/readyz`)
  note(row, (performance.now() - beganAt) / 1000)
  return { program, url }
}

async function setUp(url: string, token: string): Promise<void> {
  const body = {
    name: 'Kari Nordmann',
    ...account,
    phone: null,
    companyName: 'North',
    timeZone: 'Europe/Oslo',
    alsoAdmin: true,
  }
  await ask(`${url}/api/v1/setup/${token}`, body)
}

async function visit(url: string, { note }: Notebook): Promise<void> {
  const beganAt = performance.now()
  const signedIn = await ask(`${url}/api/v1/session/sign-in`, account)
  note('sign-in', performance.now() - beganAt)
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const companies = (await signedIn.json()) as { companies?: { slug: string }[] }
  const slug = companies.companies?.[0]?.slug ?? 'north'
  const askedAt = performance.now()
  await (await ask(`${url}/api/v1/companies/${slug}/connectors`, undefined, cookie)).arrayBuffer()
  note('catalogue', performance.now() - askedAt)
}

async function ask(address: string, body?: object, cookie?: string): Promise<Response> {
  const answer = await fetch(address, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'content-type': 'application/json',
      'x-requested-with': 'rollcall',
      ...(cookie === undefined ? {} : { cookie }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`)
  return answer
}
