import { writeFileSync } from 'node:fs'
import { connectors } from '#connectors'
import { connectorsDocument } from './connectors-doc.ts'

writeFileSync(new URL('../docs/connectors.md', import.meta.url), connectorsDocument(connectors))
