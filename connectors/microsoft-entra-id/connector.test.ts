import { conformance } from '#connector-kit/testing/index.ts'
import { microsoftEntraId } from './connector.ts'

conformance(microsoftEntraId, import.meta.dirname)
