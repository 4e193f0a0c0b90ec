import { expect, it } from 'vitest'
import { hostHistories, inLanes, report } from './testing/host-histories.ts'

/*
 * Random histories of a company, its HR system and its portal, played against the real pipeline and the real database
 * beside a model that knows what must hold after every step. What was found is played again with
 * ROLLCALL_HISTORIES_SEED and, to see that one history only, ROLLCALL_HISTORIES_PATH.
 */
const long = process.env['ROLLCALL_LONG'] !== undefined
const path = process.env['ROLLCALL_HISTORIES_PATH']
// The same histories at every ordinary run, so that a red one is about what was changed; the long run seeks new ones.
const ordinarySeed = long ? Math.floor(Math.random() * 1e9) : 603_554_296
const firstSeed = Number(process.env['ROLLCALL_HISTORIES_SEED'] ?? ordinarySeed)
const batch = 100
const batches = path === undefined ? (long ? 100 : 4) : 1

it(`keeps every promise over ${batches * batch} random histories, from seed ${firstSeed}`, async () => {
  const seeds = Array.from({ length: batches }, (_, index) => firstSeed + index)
  const began = performance.now()
  const checked = await inLanes(2, seeds, (seed) =>
    hostHistories({ seed, histories: batch, shrink: true, ...(path === undefined ? {} : { path }) }),
  )
  const played = checked.reduce((sum, one) => sum + one.played, 0)
  const seconds = (performance.now() - began) / 1000
  process.stdout.write(
    `${played} histories from seed ${firstSeed}, ${(played / seconds).toFixed(1)} a second.\n`,
  )
  const found = checked.flatMap((one) => one.found ?? [])
  expect(found.map(report).join('\n\n')).toBe('')
}, 3_600_000)
