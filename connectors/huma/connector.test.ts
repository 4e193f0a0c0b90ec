import { conformance } from '#connector-kit/testing/index.ts'
import { huma } from './connector.ts'

conformance(huma, import.meta.dirname)
