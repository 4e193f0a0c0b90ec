import sjson from 'secure-json-parse'

const deepest = 64
const removing = { protoAction: 'remove', constructorAction: 'remove' } as const
const long = /\d{16,}/

/** JSON text as a value: without prototype keys, never deeper than 64, long integers as text. Throws `SyntaxError`. */
export function parseJson(bytes: Buffer): unknown {
  if (depthOf(bytes) > deepest) throw new RangeError('nested too deeply')
  const text = bytes.toString('utf8')
  // A reviver costs several times the parsing itself, so it runs only where a long number may stand.
  return long.test(text) ? sjson.parse(text, keepLongIntegers, removing) : sjson.parse(text, removing)
}

function keepLongIntegers(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
  return context?.source !== undefined && /^-?\d+$/.test(context.source) ? context.source : value
}

const quote = 0x22
const backslash = 0x5c

function depthOf(bytes: Buffer): number {
  let depth = 0
  let most = 0
  let inText = false
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index]
    if (inText) {
      if (byte === backslash) index++
      else if (byte === quote) inText = false
    } else if (byte === quote) inText = true
    else if (byte === 0x5b || byte === 0x7b) {
      depth++
      if (depth > most) most = depth
    } else if (byte === 0x5d || byte === 0x7d) depth--
  }
  return most
}
