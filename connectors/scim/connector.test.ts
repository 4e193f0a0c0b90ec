import { conformance } from '#connector-kit/testing/index.ts'
import { scim } from './connector.ts'

conformance(scim, import.meta.dirname)
