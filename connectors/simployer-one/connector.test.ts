import { conformance } from '#connector-kit/testing/index.ts'
import { simployerOne } from './connector.ts'

conformance(simployerOne, import.meta.dirname)
