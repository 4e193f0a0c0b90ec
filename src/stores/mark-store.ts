import type { Database } from '#db/database.ts'
import { UnfitDatabase } from '#db/unfit-database.ts'

/** Marks a fresh database as real or demo, and refuses to mix the two. */
export async function claimMark(database: Database, kind: 'real' | 'demo'): Promise<void> {
  await database.outside
    .insertInto('portal.mark')
    .values({ key: 'kind', value: kind })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { value } = await database.outside
    .selectFrom('portal.mark')
    .select('value')
    .where('key', '=', 'kind')
    .executeTakeFirstOrThrow()
  if (value !== kind) {
    const owner = value === 'demo' ? 'the demo' : 'a real portal'
    const command = value === 'demo' ? 'npm run demo' : 'npm start'
    throw new UnfitDatabase(
      `This data folder belongs to ${owner}.`,
      `Start it with ${command}, or set DATA_DIR to another folder.`,
    )
  }
}
