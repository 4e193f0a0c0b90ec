import { writeFileSync } from 'node:fs'
import { errorsDocument } from '#api/errors-doc.ts'

writeFileSync(new URL('../docs/errors.md', import.meta.url), errorsDocument())
