import type { ConnectorDefinition } from '#connector-kit'
import { bamboohr } from './bamboohr/connector.ts'
import { catalystOne } from './catalystone/connector.ts'
import { csv } from './csv/connector.ts'
import { genericRest } from './generic-rest/connector.ts'
import { haileyHr } from './hailey-hr/connector.ts'
import { hibob } from './hibob/connector.ts'
import { huma } from './huma/connector.ts'
import { humaans } from './humaans/connector.ts'
import { ldapDirectory } from './ldap/connector.ts'
import { microsoftEntraId } from './microsoft-entra-id/connector.ts'
import { odoo } from './odoo/connector.ts'
import { orangehrm } from './orangehrm/connector.ts'
import { personio } from './personio/connector.ts'
import { sapSuccessFactors } from './sap-successfactors/connector.ts'
import { scim } from './scim/connector.ts'
import { sftpServer } from './sftp/connector.ts'
import { simployerOne } from './simployer-one/connector.ts'
import { tripletex } from './tripletex/connector.ts'
import { workday } from './workday/connector.ts'
import { xlsx } from './xlsx/connector.ts'

/** The catalogue: one line per connector, in the order in which it is shown. */
export const connectors: readonly ConnectorDefinition[] = [
  personio,
  bamboohr,
  hibob,
  simployerOne,
  haileyHr,
  huma,
  humaans,
  tripletex,
  catalystOne,
  sapSuccessFactors,
  microsoftEntraId,
  ldapDirectory,
  scim,
  odoo,
  orangehrm,
  workday,
  csv,
  xlsx,
  sftpServer,
  genericRest,
]
