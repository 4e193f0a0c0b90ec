import { readFileSync } from 'node:fs'
import type { Connector, ConnectorSummary } from '#api/contract/connector.ts'
import {
  availableFields,
  type ConnectorDefinition,
  type ConnectorMethod,
  type CredentialFields,
} from '#connector-kit'

const folder = new URL('../../../connectors/', import.meta.url)

export function presentConnectorSummary(connector: ConnectorDefinition): ConnectorSummary {
  return {
    id: connector.id,
    name: connector.name,
    otherNames: [...connector.otherNames],
    region: connector.region,
    category: connector.category,
    evidence: { ...connector.evidence },
    methods: connector.methods.map(({ id, name }) => ({ id, name })),
    icon: `/connectors/${connector.id}/icon.svg`,
  }
}

export function presentConnector(connector: ConnectorDefinition): Connector {
  return {
    ...presentConnectorSummary(connector),
    methods: connector.methods.map((method) => presentMethod(connector, method)),
    employeeNumber: connector.employeeNumber,
    dimensions: connector.dimensions.map((one) => ({ ...one })),
    guide: guideSections(readConnectorFile(connector.id, 'guide.md')),
  }
}

function presentMethod(
  connector: ConnectorDefinition,
  method: ConnectorMethod,
): Connector['methods'][number] {
  const rights = 'permissions' in method ? method.permissions : []
  const credentials: CredentialFields = method.credentials
  return {
    id: method.id,
    name: method.name,
    transport: method.transport === 'file' || method.transport === 'push' ? method.transport : 'network',
    described: method.transport === 'described',
    format: method.transport === 'file' ? method.format : null,
    credentials: Object.entries(credentials).map(([name, field]) => ({
      name,
      kind: field.kind,
      label: field.label,
      guide: field.guide,
      pattern: field.pattern?.source ?? null,
      patternFlags: field.pattern?.flags ?? '',
      example: field.example ?? null,
      optional: field.optional === true,
      multiline: field.multiline === true,
      choices: field.choices?.map((one) => ({ ...one })) ?? null,
      obtained: field.obtained === true,
    })),
    permissions: rights.map((one) => ({
      id: one.id,
      name: one.name,
      fields: one.fields === 'everything' ? one.fields : [...one.fields],
      lostWithout: one.lostWithout,
      where: one.where ?? null,
    })),
    fields: availableFields(connector, method.id).map((one) => ({
      ...one,
      permissions: [...one.permissions],
    })),
  }
}

/** A file of a connector's folder; its id comes from the catalogue, never from the address. */
export function readConnectorFile(id: string, name: 'guide.md' | 'icon.svg'): string {
  return readFileSync(new URL(`${id}/${name}`, folder), 'utf8')
}

/** The guide cut at its second-level headings; anchors as Markdown makes them. */
function guideSections(markdown: string): Connector['guide'] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title = '', ...lines] = section.split('\n')
      return { anchor: `#${anchorOf(title)}`, title: title.trim(), markdown: lines.join('\n').trim() }
    })
}

function anchorOf(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s+/g, '-')
}
