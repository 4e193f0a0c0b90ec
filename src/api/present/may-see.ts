import type { CompanyAccess } from '#model/access.ts'
import { attributes } from '#model/attributes.ts'

const sensitive: ReadonlySet<string> = new Set(attributes.filter((one) => one.sensitive).map((one) => one.id))

/** Sensitive values (birth date, salary, national id and the like) are for admins only. */
export function maySee(company: CompanyAccess, attribute: string): boolean {
  return company.role === 'admin' || !sensitive.has(attribute)
}
