import sjson from 'secure-json-parse'
import type { z } from 'zod'
import { AppError } from '#model/app-error.ts'

const mebibyte = 1024 * 1024
export const jsonLimitBytes = mebibyte
export const awardsLimitBytes = 20 * mebibyte
export const fileLimitBytes = 200_000_000

export function readQuery(schema: z.ZodType | undefined, address: URL): unknown {
  if (schema === undefined) return undefined
  return checked(schema, Object.fromEntries(address.searchParams))
}

export async function readJson(
  schema: z.ZodType | undefined,
  request: Request,
  limitBytes: number,
): Promise<unknown> {
  if (schema === undefined) return undefined
  const text = await readText(request, limitBytes)
  if (text === '') return checked(schema, {})
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\b/i.test(type)) throw new AppError('wrong-content-type')
  return checked(schema, parseJson(text))
}

/** The body as it comes; breaks off with `body-too-large` past the limit. */
export function limitedBody(request: Request, limitBytes: number): ReadableStream<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) throw new AppError('body-too-large')
  let bytes = 0
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength
      if (bytes > limitBytes) throw new AppError('body-too-large')
      controller.enqueue(chunk)
    },
  })
  return (request.body ?? new Blob([]).stream()).pipeThrough(counted)
}

/** The whole body; `body-too-large` past the limit. */
export async function readLimited(request: Request, limitBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of limitedBody(request, limitBytes)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function readText(request: Request, limitBytes: number): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  try {
    for await (const chunk of limitedBody(request, limitBytes))
      text += decoder.decode(chunk, { stream: true })
    return text + decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) throw new AppError('invalid-json', { cause: error })
    throw error
  }
}

function parseJson(text: string): unknown {
  try {
    return sjson.parse(text, undefined, { protoAction: 'remove', constructorAction: 'remove' })
  } catch (error) {
    throw new AppError('invalid-json', { cause: error })
  }
}

function checked(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.slice(0, 100).map((issue) => ({
    path: issue.path.join('.'),
    message: issue.message,
  }))
  throw new AppError('invalid-input', { extras: { fields } })
}
