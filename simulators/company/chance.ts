/** What a throw of the dice is for; each purpose has its own independent stream. */
export const purpose = {
  entity: 1,
  place: 2,
  type: 3,
  fate: 4,
  hired: 5,
  ended: 6,
  reason: 7,
  born: 8,
  middle: 9,
  preferred: 10,
  title: 11,
  salary: 12,
  nation: 13,
  street: 14,
  leave: 15,
  sex: 16,
  rehired: 17,
  oddity: 18,
  event: 19,
  shirt: 20,
} as const

/** A whole number from 0 to 2^32 - 1 that depends on nothing but its arguments. */
export function chance(seed: number, index: number, about: number): number {
  let h = (seed ^ Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(about, 0x85ebca6b)) | 0
  h ^= h >>> 16
  h = Math.imul(h, 0x7feb352d)
  h ^= h >>> 15
  h = Math.imul(h, 0x846ca68b)
  h ^= h >>> 16
  return h >>> 0
}

export function pick<T>(list: readonly T[], n: number): T {
  if (list.length === 0) throw new Error('picked from an empty list')
  return list[n % list.length] as T
}

/** Chooses by share: `[['a', 70], ['b', 30]]`, shares of 100. */
export function pickByShare<T>(shares: readonly (readonly [T, number])[], n: number): T {
  let left = n % 100
  for (const [value, share] of shares) {
    if (left < share) return value
    left -= share
  }
  throw new Error('the shares do not add up to 100')
}

/** One hundred places, filled by share and spread out, so that any run of 100 people is mixed. */
export function spreadByShare(shares: readonly number[]): { owner: number[]; rank: number[] } {
  const owner = new Array<number>(100)
  const rank = new Array<number>(100)
  let place = 0
  shares.forEach((share, which) => {
    for (let n = 0; n < share; n++, place++) {
      owner[(place * 37) % 100] = which
    }
  })
  if (place !== 100) throw new Error('the shares do not add up to 100')
  const seen = shares.map(() => 0)
  owner.forEach((which, at) => {
    const next = seen[which] ?? 0
    rank[at] = next
    seen[which] = next + 1
  })
  return { owner, rank }
}
