import { Readable, Writable } from 'node:stream'
import { runCommandLine } from '../run-command-line.ts'

export type Ran = Readonly<{
  exitCode: number
  out: string
  err: string
  json: () => Record<string, unknown>
}>

/** Runs one command line in this process and gives what it wrote. */
export async function runWords(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  input = '',
): Promise<Ran> {
  const out = collector()
  const err = collector()
  const terminal = {
    input: Readable.from([input]),
    out: out.stream,
    err: err.stream,
    interactive: false,
    environment,
  }
  const exitCode = await runCommandLine(words, terminal)
  return {
    exitCode,
    out: out.text(),
    err: err.text(),
    json: () => JSON.parse(out.text()) as Record<string, unknown>,
  }
}

function collector() {
  const parts: Buffer[] = []
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      parts.push(Buffer.from(chunk))
      done()
    },
  })
  return { stream, text: () => Buffer.concat(parts).toString('utf8') }
}
