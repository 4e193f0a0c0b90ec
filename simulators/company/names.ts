import { chance, pick, purpose, spreadByShare } from './chance.ts'
import { europeanNames, type NamePool } from './names-europe.ts'
import { worldNames } from './names-world.ts'

type Word = Readonly<{ written: string; latin: string }>
type Pool = Readonly<{
  culture: string
  given: readonly (Word & { female: boolean })[]
  family: readonly Word[]
}>

export type PersonName = Readonly<{
  culture: string
  given: string
  family: string
  female: boolean
  /** The part of the e-mail address before the @; no two people have the same. */
  mailbox: string
}>

const pools = [...europeanNames, ...worldNames]
const read: readonly Pool[] = pools.map((pool) => ({
  culture: pool.culture,
  given: readGiven(pool),
  family: words(pool.family),
}))
const shares = pools.map((pool) => pool.share)
const spread = spreadByShare(shares)

/** Every pair of a culture's names is used once before a second round adds a number to the mailbox. */
export function nameOf(seed: number, index: number): PersonName {
  const place = index % 100
  const which = spread.owner[place] ?? 0
  const pool = read[which] as Pool
  const rank = Math.floor(index / 100) * (shares[which] ?? 0) + (spread.rank[place] ?? 0)
  const from = rank + (chance(seed, which, purpose.sex) % 1000)
  const block = Math.floor(from / pool.given.length)
  const round = Math.floor(rank / (pool.given.length * pool.family.length))
  const diagonal = (from % pool.given.length) * 7 + block
  const given = pool.given[from % pool.given.length] as Word & { female: boolean }
  const family = pool.family[diagonal % pool.family.length] as Word
  return {
    culture: pool.culture,
    given: given.written,
    family: family.written,
    female: given.female,
    mailbox: `${given.latin}.${family.latin}${round === 0 ? '' : round + 1}`.toLowerCase(),
  }
}

/** Another given name of the same culture, for middle names. */
export function secondName({ culture, female }: PersonName, n: number): string {
  const given = read.find((pool) => pool.culture === culture)?.given ?? []
  return pick(
    given.filter((one) => one.female === female),
    n,
  ).written
}

function readGiven(pool: NamePool): (Word & { female: boolean })[] {
  return [
    ...words(pool.female).map((word) => ({ ...word, female: true })),
    ...words(pool.male).map((word) => ({ ...word, female: false })),
  ]
}

function words(text: string): Word[] {
  return text.split(' ').map((one) => {
    const [written = '', latin = written] = one.split('|')
    return { written, latin }
  })
}
