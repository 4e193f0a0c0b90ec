import { conformance } from '#connector-kit/testing/index.ts'
import { workday } from './connector.ts'

conformance(workday, import.meta.dirname)
