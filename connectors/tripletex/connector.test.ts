import { conformance } from '#connector-kit/testing/index.ts'
import { tripletex } from './connector.ts'

conformance(tripletex, import.meta.dirname)
