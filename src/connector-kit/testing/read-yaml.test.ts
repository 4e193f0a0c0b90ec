import { expect, it } from 'vitest'
import { readYaml } from './read-yaml.ts'

it('reads the YAML that descriptions are written in', () => {
  const text = [
    'openapi: 3.0.0',
    'paths:',
    '  /people/{id}:',
    '    get:',
    '      summary: "A text that goes on\\',
    '        \\ here: \\"quoted\\""',
    '      parameters:',
    '      - in: query',
    '        name: limit',
    '        required: false',
    "      - $ref: '#/components/one'",
    '      description: a plain text',
    '        in two lines',
    '      responses:',
    '        "200": {}',
    'list:',
    '  - 1',
    "  - 'it''s'",
    'block: |',
    '  first',
    '',
    '  third',
    'empty: []',
    'nothing:',
  ].join('\n')
  expect(readYaml(text)).toEqual({
    openapi: '3.0.0',
    paths: {
      '/people/{id}': {
        get: {
          summary: 'A text that goes on here: "quoted"',
          parameters: [{ in: 'query', name: 'limit', required: false }, { $ref: '#/components/one' }],
          description: 'a plain text in two lines',
          responses: { '200': {} },
        },
      },
    },
    list: [1, "it's"],
    block: 'first\n\nthird',
    empty: [],
    nothing: null,
  })
})
