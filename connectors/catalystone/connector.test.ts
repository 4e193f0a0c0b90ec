import { conformance } from '#connector-kit/testing/index.ts'
import { catalystOne } from './connector.ts'

conformance(catalystOne, import.meta.dirname)
