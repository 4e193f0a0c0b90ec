import { conformance } from '#connector-kit/testing/index.ts'
import { sapSuccessFactors } from './connector.ts'

conformance(sapSuccessFactors, import.meta.dirname)
