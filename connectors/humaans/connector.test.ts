import { conformance } from '#connector-kit/testing/index.ts'
import { humaans } from './connector.ts'

conformance(humaans, import.meta.dirname)
