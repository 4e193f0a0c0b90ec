import type { CompanyAccess } from '#model/access.ts'
import { attributes } from '#model/attributes.ts'

const sensitive: ReadonlySet<string> = new Set(attributes.filter((one) => one.sensitive).map((one) => one.id))

/**
 * Sensitive values (birth date, salary, national id and the like) are for admins only. What a company keeps in fields
 * of its own nobody here knows, so those are too.
 */
export function maySee(company: Pick<CompanyAccess, 'role'>, attribute: string): boolean {
  return company.role === 'admin' || !(sensitive.has(attribute) || attribute.startsWith('custom:'))
}
