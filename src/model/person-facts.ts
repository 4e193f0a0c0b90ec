/**
 * What is true of a person besides values, told as changes like values are: `link:<connection>:<record>` holds the
 * record's id, `decision:<connection>:<record>` what was decided, `awards` and `periods` their canonical text,
 * `mergedInto` another person's id.
 */
export type PersonFacts = Readonly<Record<string, string | null>>

export type NamedFact =
  | Readonly<{ kind: 'link' | 'decision'; connectionId: string; externalId: string }>
  | Readonly<{ kind: 'awards' | 'periods' | 'mergedInto' }>

export function linkFact(connectionId: string, externalId: string): string {
  return `link:${connectionId}:${externalId}`
}

export function decisionFact(connectionId: string, externalId: string): string {
  return `decision:${connectionId}:${externalId}`
}

/** Which fact an attribute names; null for a value and for the status. */
export function factOf(attribute: string): NamedFact | null {
  if (attribute === 'awards' || attribute === 'periods' || attribute === 'mergedInto')
    return { kind: attribute }
  const [, kind, connectionId = '', externalId = ''] = /^(link|decision):([^:]+):(.*)$/s.exec(attribute) ?? []
  return kind === 'link' || kind === 'decision' ? { kind, connectionId, externalId } : null
}

/** Whether the attribute is no value of the person: a fact, the status, or the old mark of a link. */
export function isNoValue(attribute: string): boolean {
  return attribute === 'status' || attribute === 'link' || factOf(attribute) !== null
}

/** Facts hang together over several lines: none of them can be left out by itself. */
export function isFixed(attribute: string): boolean {
  const fact = factOf(attribute)
  return fact !== null && fact.kind !== 'periods'
}
