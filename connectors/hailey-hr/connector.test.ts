import { conformance } from '#connector-kit/testing/index.ts'
import { haileyHr } from './connector.ts'

conformance(haileyHr, import.meta.dirname)
