import { conformance } from '#connector-kit/testing/index.ts'
import { odoo } from './connector.ts'

conformance(odoo, import.meta.dirname)
