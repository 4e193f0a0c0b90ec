import { conformance } from '#connector-kit/testing/index.ts'
import { hibob } from './connector.ts'

conformance(hibob, import.meta.dirname)
