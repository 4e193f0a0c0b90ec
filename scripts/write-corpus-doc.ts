import { writeFileSync } from 'node:fs'
import { corpusDocument } from '../src/pipeline/corpus/corpus-doc.ts'

writeFileSync(new URL('../docs/corpus.md', import.meta.url), corpusDocument())
