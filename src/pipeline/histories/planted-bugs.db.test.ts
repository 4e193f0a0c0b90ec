import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { hostHistories, inLanes } from './testing/host-histories.ts'
import { withBug } from './testing/plant.ts'
import { plantedBugs } from './testing/planted-bugs.ts'

/*
 * Whether the checker can see: each bug is planted into a copy in memory of a file of the product, and random
 * histories must find it. They come from a fixed seed, so that a change of the product or of the histories shows at
 * once and chance does not. The first fifteen are sought every time, the others in the long run.
 */
const sought = process.env['ROLLCALL_LONG'] === undefined ? plantedBugs.slice(0, 15) : plantedBugs
const mostHistories = 300
const seed = 7

it.each(plantedBugs)('finds the place of the bug: $name', (bug) => {
  for (const { file } of bug.edits) {
    const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
    expect(withBug(bug, file, text)).not.toBe(text)
  }
})

it(`finds ${sought.length} planted bugs, each within ${mostHistories} histories`, async () => {
  const checked = await inLanes(2, sought, async (bug) => ({
    bug,
    ...(await hostHistories({ seed, histories: mostHistories, shrink: false, bug })),
  }))
  const lines = checked.map(({ bug, played, found }) =>
    [bug.name.padEnd(60), String(played).padStart(4), found?.invariant ?? 'NOT FOUND'].join('  '),
  )
  process.stdout.write(`Planted bug, histories until found, what it broke:\n${lines.join('\n')}\n`)
  expect(checked.filter((one) => one.found === undefined).map((one) => one.bug.name)).toEqual([])
}, 3_600_000)
