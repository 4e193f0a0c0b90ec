import type { OpenConnection } from '../../connection.ts'
import type { ProtocolParts } from '../../definition.ts'
import { endOf, noCounts } from '../../fetching/fetch-counts.ts'
import { streamFetch } from '../../fetching/stream-fetch.ts'
import { checkDirectory, someOf } from './check-directory.ts'
import type { DirectoryKind } from './directory-kind.ts'
import { connectDirectory, type DirectorySession } from './directory-session.ts'
import { type DirectorySettings, settingsOf } from './directory-settings.ts'
import { discoverAttributes } from './discover-attributes.ts'
import { fetchDirectory } from './fetch-directory.ts'

/** Opens a directory with credentials. Nothing is sent before the first call. */
export function openDirectory(kind: DirectoryKind, parts: ProtocolParts): OpenConnection {
  const signedIn = async <T>(
    signal: AbortSignal,
    work: (session: DirectorySession, settings: DirectorySettings) => Promise<T>,
  ): Promise<T> => {
    const settings = settingsOf(kind, parts)
    const session = await connectDirectory({ settings, name: parts.name, timeoutMs: parts.timeoutMs, signal })
    try {
      await session.signIn()
      return await work(session, settings)
    } finally {
      await session.close()
    }
  }
  return {
    check: (signal) => checkDirectory(kind, parts, signal),
    customFields: (signal) =>
      signedIn(signal, async (session, settings) => {
        const { entries } = await session.search({ ...someOf(settings, ['*'], kind), namesOnly: true })
        const read = Object.values(kind.fields).flatMap(({ paths }) => paths)
        return discoverAttributes(entries, [...read, settings.endDateAttribute ?? ''])
      }),
    fetchEmployees: (fields, signal) => {
      const counts = noCounts()
      return streamFetch(
        signal,
        (reading) =>
          signedIn(reading.signal, (session, settings) =>
            fetchDirectory({ kind, parts, settings, session, fields, reading, counts }),
          ),
        (failure) => endOf(counts, 0, failure),
      )
    },
  }
}
