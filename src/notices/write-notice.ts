import type { Failure } from '#model/failure.ts'

export type NoticeFacts = Readonly<{
  connectorName: string
  state: string
  setupFinished: boolean
  waiting: number
  planDigest: string | null
  failure: Failure | null
  snapshotState: string | null
  link: string
}>

export type Notice = Readonly<{
  kind: 'read' | 'changes' | 'trouble'
  fingerprint: string
  subject: string
  text: string
}>

/** The mail that a state calls for, if any: counts and a link, nobody's name. */
export function writeNotice(facts: NoticeFacts): Notice | null {
  const { connectorName, link } = facts
  const footer = `\n\n${link}\n`
  if (facts.failure !== null) {
    return {
      kind: 'trouble',
      fingerprint: facts.failure.code,
      subject: `${connectorName} needs you`,
      text: `${facts.failure.what}\n${facts.failure.advice}${footer}`,
    }
  }
  if (facts.snapshotState === 'held' || facts.snapshotState === 'incomplete') {
    return {
      kind: 'trouble',
      fingerprint: facts.snapshotState,
      subject: `The last fetch of ${connectorName} was not used`,
      text: `The last fetch could not be shown to be complete. Nobody in the portal changed.${footer}`,
    }
  }
  if (!facts.setupFinished) {
    return {
      kind: 'read',
      fingerprint: 'read',
      subject: `${connectorName} is read`,
      text: `You can go on with the set-up.${footer}`,
    }
  }
  if (facts.waiting === 0 || facts.planDigest === null) return null
  const changes = facts.waiting === 1 ? '1 change waits' : `${facts.waiting} changes wait`
  return {
    kind: 'changes',
    fingerprint: facts.planDigest,
    subject: `${changes} for you`,
    text: `${connectorName} was read. ${changes} for you in the preview. Nothing is applied until you click "Synchronize Now".${footer}`,
  }
}
