import type { Buffer } from 'node:buffer'
import type { Socket } from 'node:net'
import { type ConnectionOptions, connect as connectSecurely } from 'node:tls'
import { Client, type Entry, type Filter } from 'ldapts'
import { connectSocket, secureSocket, tlsOptions } from '../../egress/connect-socket.ts'
import { ConnectorFailure, fail } from '../../failures.ts'
import { directoryFailure } from './directory-failure.ts'
import { type DirectorySettings, trustOf } from './directory-settings.ts'
import { PagingControl } from './paging-control.ts'
import { watchSocket } from './watch-socket.ts'

/** A search below a base. */
export type DirectoryQuery = Readonly<{
  base: string
  filter: Filter
  attributes: readonly string[]
  binary: readonly string[]
  /** Only which attributes there are, not what is in them. */
  namesOnly?: true
  /** No more entries than these; then it is no fault that there are more. */
  most?: number
}>
/** What a search, or one page of it, brought. */
export type DirectoryPage = Readonly<{
  entries: readonly Entry[]
  /** Other servers that hold a part of the tree; never followed. */
  references: readonly string[]
  /** Where to go on: empty at the end, null where the directory does not answer in pages. */
  cookie: Buffer | null
}>

/** A connection to a directory. It only signs in and searches. */
export type DirectorySession = Readonly<{
  signIn: () => Promise<void>
  search: (query: DirectoryQuery, page?: Readonly<{ size: number; cookie: Buffer }>) => Promise<DirectoryPage>
  requests: () => number
  close: () => Promise<void>
}>

/** What a connection to a directory is made with. */
export type SessionParts = Readonly<{
  settings: DirectorySettings
  name: string
  timeoutMs: number
  signal: AbortSignal
}>

const mostBytes = 64 * 1024 * 1024

/** Connects to a checked address and makes the connection secure as the settings say; nobody is signed in yet. */
export async function connectDirectory(parts: SessionParts): Promise<DirectorySession> {
  const { settings, name, signal } = parts
  const { guarded, security } = settings
  const plain = await connectSocket(guarded, name, signal)
  const socket = security === 'ldaps' ? await secureSocket(plain, trustOf(settings), name, signal) : plain
  const session = openSession(parts, socket)
  if (security === 'starttls') await session.startTls()
  return session
}

function openSession({ settings, name, timeoutMs, signal }: SessionParts, first: Socket) {
  let socket = first
  let requests = 0
  const watch = watchSocket(mostBytes)
  watch.follow(socket)
  const client = clientOf(first, timeoutMs, (secure) => {
    socket = secure
    watch.follow(secure)
  })
  const ask = async <T>(work: () => Promise<T>): Promise<T> => {
    const deadline = AbortSignal.timeout(timeoutMs)
    const either = AbortSignal.any([signal, deadline])
    const cut = () => socket.destroy()
    either.addEventListener('abort', cut, { once: true })
    if (either.aborted) cut()
    requests++
    watch.reset()
    try {
      return await work()
    } catch (error) {
      if (signal.aborted) fail('cancelled', name)
      if (deadline.aborted) fail('timed-out', name)
      if (watch.fault() === 'too-large') fail('answer-too-large', name)
      if (watch.fault() === 'not-ldap') fail('wrong-content', name)
      throw error instanceof ConnectorFailure ? error : new ConnectorFailure(directoryFailure(error, name))
    } finally {
      either.removeEventListener('abort', cut)
    }
  }
  const close = async () => {
    await client.unbind().catch(() => {})
    socket.destroy()
  }
  return {
    requests: () => requests,
    close,
    startTls: () =>
      ask(() => client.startTLS(tlsOptions(trustOf(settings)))).catch(async (error: unknown) => {
        await close()
        throw error
      }),
    signIn: () => ask(() => client.bind(settings.user, settings.password)),
    search: (query: DirectoryQuery, page?: Readonly<{ size: number; cookie: Buffer }>) =>
      ask(async () => {
        const controls = page ? [new PagingControl(page.size, page.cookie)] : []
        const found = await client.search(query.base, optionsOf(query, timeoutMs), controls)
        return { entries: found.searchEntries, references: found.searchReferences, cookie: watch.cookie() }
      }),
  }
}

/** The library over a connection that is there already; it never makes another one, which would be nobody's. */
function clientOf(socket: Socket, timeoutMs: number, becameSecure: (socket: Socket) => void): Client {
  let given = false
  return new Client({
    url: 'ldap://directory.invalid',
    timeout: timeoutMs * 2,
    createConnection: (() => {
      if (given) throw new Error('the connection ended')
      given = true
      return socket
    }) as unknown as typeof import('node:net').connect,
    createSecureConnection: ((options: ConnectionOptions) => {
      const secure = connectSecurely(options)
      becameSecure(secure)
      return secure
    }) as typeof connectSecurely,
  })
}

function optionsOf(
  { filter, attributes, binary, namesOnly, most }: DirectoryQuery,
  timeoutMs: number,
): Parameters<Client['search']>[1] {
  return {
    scope: 'sub',
    derefAliases: 'never',
    filter,
    attributes: [...attributes],
    explicitBufferAttributes: [...binary],
    returnAttributeValues: namesOnly !== true,
    // The library would ask for ten seconds.
    timeLimit: Math.ceil(timeoutMs / 1000),
    ...(most === undefined ? {} : { sizeLimit: most }),
  }
}
