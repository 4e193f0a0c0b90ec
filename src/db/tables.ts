import type { AuthTables } from './auth-tables.ts'
import type { Instant, Stamp, WithDefault } from './columns.ts'
import type { ConnectionTables } from './connection-tables.ts'
import type { PlanTables } from './plan-tables.ts'
import type { RegistryTables } from './registry-tables.ts'
import type { SnapshotTables } from './snapshot-tables.ts'

/** Tables outside the walls between companies. */
type PortalTables = {
  'portal.company': {
    id: string
    slug: string
    name: string
    time_zone: string
    hr_integration: WithDefault<boolean>
    account_manager_id: string | null
    demo: WithDefault<boolean>
    created_at: Stamp
  }
  'portal.due': {
    company_id: string
    connection_id: string
    connector_id: string
    state: string
    next_fetch_at: Instant | null
    last_good_fetch_at: Instant | null
  }
  'portal.mark': { key: string; value: string }
}

export type Tables = AuthTables &
  PortalTables &
  RegistryTables &
  ConnectionTables &
  SnapshotTables &
  PlanTables
