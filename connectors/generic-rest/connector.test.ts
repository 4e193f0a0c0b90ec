import { conformance } from '#connector-kit/testing/index.ts'
import { genericRest } from './connector.ts'

conformance(genericRest, import.meta.dirname)
