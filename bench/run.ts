/** Measures Rollcall beside the bare parts it is made of; docs/speed.md says how to read the table. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readArguments } from './harness/arguments.ts'
import type { Measure } from './harness/measure.ts'
import { openNotebook } from './harness/notebook.ts'
import { aboutThisRun, captionOf, keepResults, writeDoc } from './harness/results.ts'
import { type Measured, measuredRow } from './harness/row.ts'
import { asText } from './harness/table.ts'
import { openGround, openWalk } from './harness/walk.ts'
import { measures } from './measures/index.ts'

const asked = readArguments(
  process.argv.slice(2),
  measures.map((one) => one.id),
)
const about = aboutThisRun(asked.rounds, asked.tuned)
const all: Measured[] = []
for (const people of asked.sizes) all.push(...(await measureSize(people)))
console.log(`\n${captionOf(about)}\n\n${asText(all)}`)
if (asked.keep) keepResults(about, all)
if (asked.writeDoc) writeDoc(about, all)
process.exit(0)

async function measureSize(people: number): Promise<Measured[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rollcall-bench-'))
  const ground = await openGround(people, dataDir, asked.tuned)
  const rows = measures.flatMap((one) => one.rows)
  const notebook = openNotebook(rows)
  const unnoted = openNotebook(rows)
  try {
    for (let round = 1; round <= asked.rounds; round++) {
      const walk = await openWalk(ground)
      for (const { measure, noted } of chosen()) {
        console.error(`${people} people, round ${round}: ${measure.id}`)
        await measure.run({ ...(noted ? notebook : unnoted), people, walk })
      }
      await walk.test.close()
    }
  } finally {
    await ground.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return rows.flatMap((row) => measuredRow(row, people, notebook.found) ?? [])
}

/** What was asked for, and of the way what lies before it. */
function chosen(): Readonly<{ measure: Measure; noted: boolean }>[] {
  const wanted = (one: Measure) => asked.only === null || asked.only.has(one.id)
  const lastOfWay = measures.findLastIndex((one) => one.apart === undefined && wanted(one))
  return measures.flatMap((measure, at) => {
    const noted = wanted(measure)
    const needed = measure.apart === undefined && at <= lastOfWay && measure.last === undefined
    return noted || needed ? [{ measure, noted }] : []
  })
}
