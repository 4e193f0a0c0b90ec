import { gramBits } from '#db/plan-blocks.ts'

const gramLength = 4

/** Each four letters that follow one another, as one of the bits that a block of lines has. */
function eachGram(text: string, take: (bit: number) => void): void {
  let last = 0
  for (let at = 0; at < text.length; at++) {
    // Whatever is older than four letters has been shifted out.
    last = (last << 8) ^ text.charCodeAt(at)
    if (at >= gramLength - 1) take((Math.imul(last, 0x9e3779b1) >>> 17) % gramBits)
  }
}

/** The bits of everything that is written in a block. */
export function gramsOfBlock(texts: readonly string[]): Buffer {
  const bits = Buffer.alloc(gramBits / 8)
  for (const text of texts)
    eachGram(text, (bit) => {
      bits[bit >>> 3] = (bits[bit >>> 3] ?? 0) | (1 << (bit & 7))
    })
  return bits
}

/** The bits that a block must have to contain this text; none where it is too short to tell. */
export function gramsOf(text: string): number[] {
  const found = new Set<number>()
  eachGram(text, (bit) => found.add(bit))
  return [...found]
}
