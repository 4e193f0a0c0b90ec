import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ConnectorDefinition, ConnectorMethod } from '../definition.ts'
import type { HttpMethod } from '../http-definition.ts'
import { conformanceOfFaults } from './conformance-of-faults.ts'
import { conformanceOfReading } from './conformance-of-reading.ts'
import { exampleCredentials } from './example-connection.ts'

const mostLines = 120
const mostIconBytes = 4096

/** What every connector over HTTP must show, by its own folder: declaration, reading, faults. */
export function conformance(connector: ConnectorDefinition, folder: string): void {
  describe(`${connector.name} conforms`, () => {
    it('has its folder’s name as id', () => {
      expect(connector.id).toBe(basename(folder))
    })

    it('is declared within 120 lines', () => {
      const lines = readFileSync(join(folder, 'connector.ts'), 'utf8').split('\n').length - 1
      expect(lines, 'move tables and readers into files beside connector.ts').toBeLessThanOrEqual(mostLines)
    })

    it('explains every credential under a heading of its guide', () => {
      expect(readdirSync(folder), 'files of the connector').toContain('guide.md')
      const anchors = headingsOf(readFileSync(join(folder, 'guide.md'), 'utf8'))
      for (const method of connector.methods)
        for (const [name, { guide }] of Object.entries(method.credentials))
          expect(anchors, `guide.md has no heading “${guide}” for the credential ${name}`).toContain(guide)
    })

    it('shows examples that its own patterns take', () => {
      for (const { credentials } of connector.methods)
        for (const [name, { example, pattern }] of Object.entries(credentials))
          if (pattern) expect(example ?? '', `the example of the credential ${name}`).toMatch(pattern)
    })

    it('has a small icon that loads and runs nothing', () => {
      expect(readdirSync(folder), 'files of the connector').toContain('icon.svg')
      const icon = readFileSync(join(folder, 'icon.svg'), 'utf8')
      expect(icon.length).toBeLessThanOrEqual(mostIconBytes)
      expect(icon).toMatch(/^<svg [^>]*viewBox=/)
      expect(icon).not.toMatch(/<script|<image|<foreignObject|href|\son\w+=|url\(/i)
    })

    it('says what is lost without each right', () => {
      for (const method of connector.methods)
        if ('permissions' in method)
          for (const { id, lostWithout } of method.permissions)
            expect(lostWithout, `lostWithout of the right “${id}” is a sentence`).toMatch(/\w.+\.$/)
    })

    for (const declared of connector.methods) {
      const method = overHttp(declared)
      if (!method) continue
      describe(method.name, () => {
        it('has a whole address', () => {
          const address = method.baseUrl(exampleCredentials(method.credentials))
          expect(address, 'baseUrl, made of the examples of the credentials').toMatch(/^https?:\/\/[^/]/)
        })

        conformanceOfReading(connector, method, folder)
        conformanceOfFaults(connector, method, folder)
      })
    }
  })
}

/** The method as it reads over HTTP; a described one by the description of its example. */
function overHttp(method: ConnectorMethod): HttpMethod | undefined {
  if (method.transport === 'described') return method.describe(exampleCredentials(method.credentials))
  return method.transport === 'http' ? method : undefined
}

/** Headings as anchors, the way Markdown makes them. */
function headingsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(
    ([, heading = '']) =>
      `#${heading
        .trim()
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-')}`,
  )
}
