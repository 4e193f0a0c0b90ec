import type { Walk } from './walk.ts'

/** Ids of people of the company; they are random, so these lie anywhere in every order. */
export async function somePeople({ test }: Walk, howMany: number): Promise<string[]> {
  const rows = await test.inCompany((tx) =>
    tx.selectFrom('person').select('id').orderBy('id').limit(howMany).execute(),
  )
  return rows.map((row) => row.id)
}
