import type { Services } from '#api/services.ts'
import type { Actor } from '#model/access.ts'
import { findUserByEmail, listMembers } from '#stores/access-store.ts'
import { findCompany } from '#stores/company-store.ts'

const accountManager = { name: 'Solveig Lund', email: 'solveig.lund@portal.example' }
const admin = { name: 'Kari Nordmann', email: 'kari.nordmann@fjellvind.example' }
const company = { name: 'Fjellvind (Demo)', slug: 'fjellvind-demo', timeZone: 'Europe/Oslo' }

export type MovedIn = Readonly<{ kari: Actor; company: Readonly<{ slug: string; name: string }> }>

/** The people and the company of the demo; nobody of them has a password. */
export async function moveIn({ access, database }: Services): Promise<MovedIn> {
  const managerId = await userOf(accountManager, async (id) =>
    access.makeAccountManager(id, '+47 22 00 00 00'),
  )
  const kariId = await userOf(admin, async () => {})
  const known = await findCompany(database, company.slug)
  const wish = { ...company, hrIntegration: true, accountManagerId: managerId, demo: true }
  const { id } = known ?? (await access.createCompany(wish))
  if ((await listMembers(database, id)).every((one) => one.userId !== kariId)) {
    await access.addMember({ companyId: id, userId: kariId, role: 'admin', legalEntityIds: null })
  }
  const kari: Actor = { kind: 'command line', id: kariId, ...admin, accountManager: false }
  return { kari, company }

  async function userOf(user: typeof admin, begin: (id: string) => Promise<void>): Promise<string> {
    const found = await findUserByEmail(database, user.email)
    if (found !== undefined) return found.id
    const id = await access.createUser({ ...user, password: null })
    await begin(id)
    return id
  }
}
