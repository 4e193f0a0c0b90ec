import type { Command } from 'commander'
import { availableFields } from '#connector-kit'
import type { ConnectorDefinition } from '#connector-kit/definition.ts'
import { connectors } from '#connectors'
import type { StartCommand } from '../command.ts'
import { jsonLine, printable, type Terminal, write } from '../terminal.ts'

export function declare(command: Command, start: StartCommand): void {
  command
    .option('--json', 'print one JSON array')
    .action((options: { json?: true }) =>
      start((terminal) => listConnectors(options.json === true, terminal)),
    )
}

async function listConnectors(json: boolean, terminal: Terminal): Promise<number> {
  if (json) await write(terminal.out, jsonLine(connectors.map(describe)))
  else for (const connector of connectors) await write(terminal.out, inWords(connector))
  return 0
}

function describe(connector: ConnectorDefinition) {
  const { id, name, otherNames, region, category, employeeNumber, dimensions, evidence } = connector
  const methods = connector.methods.map((method) => ({
    id: method.id,
    name: method.name,
    transport: method.transport,
    credentials: Object.entries(method.credentials).map(([key, { kind, label }]) => ({
      name: key,
      kind,
      label,
    })),
    fields: fieldsOf(connector, method.id),
  }))
  const all = new Set(methods.flatMap((method) => method.fields))
  return {
    id,
    name,
    methods,
    fields: [...all],
    dimensions,
    evidence,
    otherNames,
    region,
    category,
    employeeNumber,
  }
}

function fieldsOf(connector: ConnectorDefinition, methodId: string): string[] {
  return availableFields(connector, methodId).map((field) => field.id)
}

function inWords(connector: ConnectorDefinition): string {
  const lines = [`${connector.id.padEnd(12)} ${connector.name} (${connector.evidence.kind})`]
  for (const method of connector.methods) {
    const names = Object.keys(method.credentials)
    const needs =
      method.transport === 'file' ? '--file' : names.length > 0 ? names.join(', ') : 'no credentials'
    lines.push(`${' '.repeat(12)} ${method.id}: ${needs}`)
  }
  return `${lines.map(printable).join('\n')}\n`
}
