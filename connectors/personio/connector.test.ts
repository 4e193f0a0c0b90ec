import { conformance } from '#connector-kit/testing/index.ts'
import { personio } from './connector.ts'

conformance(personio, import.meta.dirname)
