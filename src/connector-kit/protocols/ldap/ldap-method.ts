import type { ProtocolMethod } from '../../definition.ts'
import { type DirectoryKind, directoryFields } from './directory-kind.ts'
import { normaliseDn } from './normalise-dn.ts'
import { openDirectory } from './open-directory.ts'

/** A way in to a directory over LDAP. */
export function ldapMethod(kind: DirectoryKind): ProtocolMethod {
  const { id, name, credentials, permissions } = kind
  return {
    transport: 'protocol',
    protocol: 'ldap',
    id,
    name,
    credentials,
    permissions,
    fields: directoryFields(kind),
    fingerprint: ({ baseDn }) => normaliseDn(baseDn ?? ''),
    open: (parts) => openDirectory(kind, parts),
  }
}
