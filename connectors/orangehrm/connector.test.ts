import { conformance } from '#connector-kit/testing/index.ts'
import { orangehrm } from './connector.ts'

conformance(orangehrm, import.meta.dirname)
