import type { Database } from '#db/database.ts'

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
    const other = kind === 'demo' ? 'npm start' : 'npm run demo'
    throw new Error(
      `This data folder belongs to ${value === 'demo' ? 'the demo' : 'a real portal'}; use ${other}, or set DATA_DIR to another folder.`,
    )
  }
}
