import type { Page } from 'playwright-core'
import type { ConnectorDefinition, CredentialFields } from '#connector-kit'
import { methodOf } from '#connector-kit'
import { readExpected } from '#connector-kit/testing/fixtures.ts'
import type { Employee } from '#model/employee.ts'

/** One way into an HR system, with a server of its own that answers. */
export type Way = Readonly<{
  connectorId: string
  methodId: string
  /** What the portal is started with so that it reaches the server. */
  env: Readonly<Record<string, string>>
  /** A server that does not speak HTTP, which the operator lets the portal reach. */
  reach?: string
  people: readonly Told[]
  /** Makes the server ready, where several ways share one. */
  begin?: () => void
  /** The field that holds the employee number, where the HR system has none of its own; by e-mail without. */
  numberField?: string
  /** Fills "Connect" in, up to "Next". */
  connect: (page: Page) => Promise<void>
  stop?: () => Promise<void>
}>

/** Somebody of the HR system, and whether they left before the portal ever knew them. */
export type Told = Readonly<{ name: string; left: boolean }>

/** A way that cannot be tried on this machine. */
export type MissingWay = Readonly<{ connectorId: string; methodId: string; missing: string }>

export function folderOf(connectorId: string): string {
  return new URL(`../../connectors/${connectorId}`, import.meta.url).pathname
}

/** The people of the fixtures of a way, expected by hand there. */
export function peopleOf(connectorId: string, methodId: string): readonly Told[] {
  const { employees = [] } = readExpected(folderOf(connectorId))[methodId] ?? {}
  return employees.map((one) => ({ name: nameOf(one), left: hasLeft(one) }))
}

/** The day on which the fixtures were written and on which the portal under test lives. */
export const fixtureDay = '2026-11-22'

/** Whoever is terminated works until the last day all the same. */
function hasLeft({ employmentStatus, endDate }: Employee): boolean {
  return endDate == null ? employmentStatus?.value === 'terminated' : endDate < fixtureDay
}

function nameOf({ givenName, familyName, displayName, workEmail, externalId }: Employee): string {
  const name = [givenName, familyName].filter(Boolean).join(' ')
  return name || displayName || workEmail || externalId
}

export function credentialsOf(connector: ConnectorDefinition, methodId: string): CredentialFields {
  return methodOf(connector, methodId).credentials
}

/** Types into the form what a declaration names; choices stay as they are unless one is given. */
export async function fillForm(
  page: Page,
  fields: CredentialFields,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, field] of Object.entries(fields)) {
    const value = values[name]
    if (field.obtained || value === undefined) continue
    const input = page.locator(`[name="credential-${name}"]`)
    if (field.choices === undefined) await input.fill(value)
    else if (field.choices.some((one) => one.value === value)) await input.selectOption(value)
  }
}
