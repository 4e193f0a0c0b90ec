import { conformance } from '#connector-kit/testing/index.ts'
import { bamboohr } from './connector.ts'

conformance(bamboohr, import.meta.dirname)
