import type { AskedFields, FetchEvent, OpenConnection } from '../../connection.ts'
import type { ProtocolParts } from '../../definition.ts'
import { endOf, noCounts, progressOf } from '../../fetching/fetch-counts.ts'
import { type Reading, streamFetch } from '../../fetching/stream-fetch.ts'
import { customFieldsOf } from '../../files/open-file.ts'
import { readEmployeeFile } from '../../files/read-employee-file.ts'
import type { Permission } from '../../http-definition.ts'
import { checkFiles } from './check-files.ts'
import { type OnWait, type ReadFiles, readFiles } from './read-files.ts'
import { connectSftp } from './sftp-session.ts'
import { sftpSettingsOf } from './sftp-settings.ts'

/** Opens files on a server. Nothing is sent before the first call. */
export function openFiles(parts: ProtocolParts, rights: readonly Permission[]): OpenConnection {
  const read = async (signal: AbortSignal, onWait: OnWait): Promise<ReadFiles> => {
    const settings = sftpSettingsOf(parts)
    const session = await connectSftp({ settings, name: parts.name, timeoutMs: parts.timeoutMs, signal })
    try {
      return await readFiles(parts, settings, session, signal, onWait)
    } finally {
      await session.close()
    }
  }
  return {
    check: (signal) => checkFiles(parts, rights, signal),
    customFields: async (signal) => customFieldsOf((await read(signal, () => {})).file),
    fetchEmployees: (asked, signal) => {
      const counts = noCounts()
      return streamFetch(
        signal,
        (reading) =>
          read(reading.signal, (untilMs, requests) => {
            void reading.emit({ kind: 'waiting', progress: progressOf(counts, requests, untilMs) })
          }).then((files) => passOn(files, asked, reading)),
        (failure) => endOf(counts, 0, failure),
      )
    },
  }
}

/** The events of the file, with what was found while choosing and joining. */
async function passOn(
  { file, problems, requests }: ReadFiles,
  asked: AskedFields,
  { emit, signal }: Reading,
): Promise<void> {
  let first = true
  for await (const event of readEmployeeFile({ ...file, asked }, signal)) {
    const passed = withRequests(event, requests)
    if (passed.kind === 'page' && first) {
      first = false
      await emit({ ...passed, problems: [...problems, ...passed.problems] })
    } else if (passed.kind === 'end') {
      const all = [...problems, ...passed.summary.problems]
      await emit({ kind: 'end', summary: { ...passed.summary, problems: all } })
    } else await emit(passed)
  }
}

function withRequests(event: FetchEvent, requests: number): FetchEvent {
  return event.kind === 'end'
    ? { kind: 'end', summary: { ...event.summary, requests } }
    : { ...event, progress: { ...event.progress, requests } }
}
