import type { JSX } from 'react'
import { address } from '../api-client.ts'

/** The icon of an HR system; its name stands beside it, so it says nothing itself. */
export function ConnectorLogo({
  connectorId,
  size = 36,
}: {
  connectorId: string
  size?: number
}): JSX.Element {
  const from = address('GET /connectors/{connector}/icon.svg', { params: { connector: connectorId } })
  return <img className="logo" src={from} alt="" width={size} height={size} loading="lazy" />
}
