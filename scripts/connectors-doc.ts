import {
  availableFields,
  type ConnectorDefinition,
  type ConnectorMethod,
  type CredentialField,
  fieldLabels,
} from '#connector-kit'
import { type EmployeeField, employeeFields, isSensitive } from '#model/employee.ts'

const all = employeeFields.filter((field) => field !== 'custom')

/** docs/connectors.md, written from the definitions themselves. */
export function connectorsDocument(connectors: readonly ConnectorDefinition[]): string {
  const rows = connectors.map(
    (one) =>
      `| [${one.name}](#${one.id}) | ${one.category} | ${one.region} | ${waysOf(one)} | ${fieldsOf(one).length} of ${all.length} | ${one.evidence.kind} |`,
  )
  return `${[
    '# Connectors',
    'Every entry of the catalogue: how it is reached, what it reads, which rights it needs, and how it was verified. ' +
      'This page is written from the definitions (`node scripts/write-connectors-doc.ts`); a test keeps the two equal.',
    'Fields count without custom ones. Sensitive fields are off unless somebody chooses them. A field that an HR system ' +
      'does not tell stays as it is in the portal.',
    'Verified by says what a connector was held against: a **live system** that ran; **recorded answers** of one; the ' +
      'maker’s own **official description**; or **third-party documentation**, what others who read it have published. Each ' +
      'entry says what nobody has verified. Nothing is applied before somebody has read the preview: look there at leavers, ' +
      'employee numbers and legal entities first.',
    [
      '| connector | category | region | ways in | fields | verified by |',
      '|---|---|---|---|---|---|',
      ...rows,
    ].join('\n'),
    ...connectors.map(entry),
  ].join('\n\n')}\n`
}

function waysOf({ methods }: ConnectorDefinition): string {
  return methods.map((one) => one.name).join(', ')
}

function fieldsOf(connector: ConnectorDefinition): readonly string[] {
  const known = connector.methods.flatMap((method) => availableFields(connector, method.id))
  return all.filter((field) => known.some((one) => one.id === field))
}

function entry(connector: ConnectorDefinition): string {
  const { id, name, otherNames, employeeNumber, dimensions, evidence, methods } = connector
  const known = fieldsOf(connector)
  const missing = all.filter((field) => !known.includes(field))
  const lines = [
    `- Id: \`${id}\`${otherNames.length > 0 ? `; also found as ${otherNames.join(', ')}` : ''}`,
    `- Verified by: ${evidence.kind}. ${sentence(evidence.note)}`,
    `- Set-up, step by step: [guide](../connectors/${id}/guide.md)`,
    `- Employee number: ${employeeNumber === 'own field' ? 'read from the HR system’s own field' : 'a custom field, which the person who sets it up chooses'}`,
    `- Filter by: ${dimensions.map((one) => one.label).join(', ') || 'nothing of its own'}`,
    `- Does not tell: ${missing.map(labelOf).join(', ') || 'nothing of the list'}`,
  ]
  return [
    `## <a id="${id}"></a>${name}`,
    lines.join('\n'),
    ...methods.map((method) => methodPart(connector, method)),
  ].join('\n\n')
}

function methodPart(connector: ConnectorDefinition, method: ConnectorMethod): string {
  const fields = availableFields(connector, method.id).map((one) => one.id as EmployeeField)
  const open = fields.filter((field) => !isSensitive(field))
  const sensitive = fields.filter((field) => isSensitive(field))
  const credentials = Object.entries<CredentialField>(method.credentials)
  const needs = credentials.map(
    ([key, { label, kind, optional }]) =>
      `${label} (\`${key}\`${kind === 'secret' ? ', secret' : ''}${optional ? ', optional' : ''})`,
  )
  return [
    `### ${method.name} (\`${method.id}\`)`,
    [
      `- Credentials: ${needs.join(', ') || 'none'}`,
      `- Fields: ${open.map(labelOf).join(', ')}${hasCustom(method) ? ', custom fields' : ''}`,
      ...(sensitive.length > 0 ? [`- Sensitive fields: ${sensitive.map(labelOf).join(', ')}`] : []),
      ...rightsOf(method),
      ...limitOf(method),
    ].join('\n'),
  ].join('\n\n')
}

function labelOf(field: EmployeeField): string {
  return fieldLabels[field]
}

function hasCustom(method: ConnectorMethod): boolean {
  return method.transport === 'http' ? method.customFields !== undefined : method.transport !== 'push'
}

function rightsOf(method: ConnectorMethod): readonly string[] {
  const rights = 'permissions' in method ? method.permissions : []
  if (rights.length === 0) return []
  const lines = rights.map(({ name, lostWithout, where }) => {
    return `  - ${name}${where === undefined ? '' : `. Where: ${where}`}. Without it: ${lostWithout}`
  })
  return [`- Rights:\n${lines.join('\n')}`]
}

function limitOf(method: ConnectorMethod): readonly string[] {
  if (method.transport === 'described')
    return [
      '- Limit kept: as described, else 2 calls a second (nobody is hurried where the limit is not known)',
    ]
  if (method.transport !== 'http') return []
  const { requests, perSeconds, concurrency, source } = method.rateLimit
  const calls = `${requests} ${requests === 1 ? 'call' : 'calls'}`
  const time = perSeconds === 1 ? 'a second' : `in ${perSeconds} seconds`
  const beside = concurrency === undefined ? '' : `, at most ${concurrency} at once`
  return [`- Limit kept: ${calls} ${time}${beside} (${source.replace(/\.$/, '')})`]
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
