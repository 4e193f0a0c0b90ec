import { hash } from 'node:crypto'
import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import SftpClient from 'ssh2-sftp-client'
import { connectSocket } from '../../egress/connect-socket.ts'
import { ConnectorFailure, fail } from '../../failures.ts'
import { tooLarge } from '../../files/file-faults.ts'
import { defaultLimits } from '../../files/table.ts'
import { sftpFailure } from './sftp-failure.ts'
import type { SftpSettings } from './sftp-settings.ts'

/** A file of a folder, as it looked a moment ago. */
export type RemoteFile = Readonly<{ path: string; name: string; size: number; modifiedMs: number }>

/** A connection to a server with files. It only lists and reads. */
export type SftpSession = Readonly<{
  list: (folder: string) => Promise<readonly RemoteFile[]>
  read: (file: RemoteFile) => Promise<Buffer>
  requests: () => number
  close: () => Promise<void>
}>

type SftpParts = Readonly<{
  settings: SftpSettings
  name: string
  timeoutMs: number
  signal: AbortSignal
  /** Called once the server has shown the key that it must show. */
  onTrusted?: () => void
}>

/** Connects to a checked address, trusts the server by its key alone, and signs in. */
export async function connectSftp(parts: SftpParts): Promise<SftpSession> {
  const { settings, name, signal } = parts
  const socket = await connectSocket(settings.guarded, name, signal)
  const quiet = () => {}
  const client = new SftpClient('sftp', { error: quiet, end: quiet, close: quiet })
  const ask = asking(parts, socket)
  let shownKey: Buffer | undefined
  let authentication: unknown
  client.on('error', (error: unknown) => {
    authentication ??= error
  })
  // Some servers ask for the password in a dialogue; what they ask besides is not answered.
  client.on('keyboard-interactive', (...told: unknown[]) => {
    const [, , , prompts, finish] = told as [
      string,
      string,
      string,
      readonly unknown[],
      (all: string[]) => void,
    ]
    finish(prompts.length === 1 ? [settings.password] : [])
  })
  try {
    await ask.once(
      () =>
        client.connect(
          optionsOf(parts, socket, (key) => {
            shownKey = key
          }),
        ),
      () => {
        if (shownKey && !isPinned(shownKey, settings.hostKey)) untrusted(shownKey, settings.hostKey, name)
        if (authentication) throw new ConnectorFailure(sftpFailure(authentication, name))
      },
    )
  } catch (error) {
    socket.destroy()
    throw error
  }
  return sessionOf(client, socket, ask, name)
}

function optionsOf(
  { settings, timeoutMs, onTrusted }: SftpParts,
  sock: Socket,
  shown: (key: Buffer) => void,
): SftpClient.ConnectOptions {
  const { user, password, privateKey, passphrase, hostKey, guarded } = settings
  return {
    sock,
    host: guarded.host,
    port: guarded.port,
    username: user,
    readyTimeout: timeoutMs,
    tryKeyboard: password !== '',
    ...(password === '' ? {} : { password }),
    ...(privateKey === '' ? {} : { privateKey }),
    ...(privateKey === '' || passphrase === '' ? {} : { passphrase }),
    hostVerifier: (key: Buffer) => {
      shown(key)
      const trusted = isPinned(key, hostKey)
      if (trusted) onTrusted?.()
      return trusted
    },
  }
}

/** The fingerprint of a server's key as `ssh-keygen -l` shows it. */
export function fingerprintOf(key: Buffer): string {
  return `SHA256:${hash('sha256', key, 'base64').replace(/=+$/, '')}`
}

function isPinned(key: Buffer, pinned: string): boolean {
  return (
    pinned !== '' && fingerprintOf(key) === `SHA256:${pinned.replace(/^SHA256:/i, '').replace(/=+$/, '')}`
  )
}

function untrusted(key: Buffer, pinned: string, name: string): never {
  const kind = key.subarray(4, 4 + key.readUInt32BE(0)).toString('latin1')
  const shown = `${fingerprintOf(key)} (${kind.replaceAll(/[^\w@.-]/g, '')})`
  if (pinned === '')
    return fail('connection-not-secure', name, {
      what: `This is the key of the server: ${shown}. Nobody has confirmed it yet, so nothing was sent.`,
      advice: 'Ask whoever runs the server whether it is right, and enter it as the key of the server.',
    })
  return fail('connection-not-secure', name, {
    what: `The server shows another key than the one that was entered: ${shown}. Nothing was sent.`,
    advice:
      'Ask whoever runs the server whether its key was changed. Enter the new one only if they say so: somebody may stand in between.',
  })
}

type Asking = Readonly<{
  /** Does one thing within the deadline; `explain` may name what went wrong before the library's own words do. */
  once: <T>(work: () => Promise<T>, explain?: () => void) => Promise<T>
  requests: () => number
}>

function asking({ name, signal, timeoutMs }: SftpParts, socket: Socket): Asking {
  let requests = 0
  return {
    requests: () => requests,
    once: async (work, explain) => {
      requests++
      const deadline = AbortSignal.timeout(timeoutMs)
      const either = AbortSignal.any([signal, deadline])
      const cut = Promise.withResolvers<never>()
      const onAbort = () => {
        socket.destroy()
        cut.reject(new Error('ended'))
      }
      either.addEventListener('abort', onAbort, { once: true })
      if (either.aborted) onAbort()
      try {
        return await Promise.race([work(), cut.promise])
      } catch (error) {
        if (signal.aborted) fail('cancelled', name)
        if (deadline.aborted) fail('timed-out', name)
        explain?.()
        if (error instanceof ConnectorFailure) throw error
        throw new ConnectorFailure(sftpFailure(error, name))
      } finally {
        either.removeEventListener('abort', onAbort)
      }
    },
  }
}

function sessionOf(client: SftpClient, socket: Socket, ask: Asking, name: string): SftpSession {
  return {
    requests: ask.requests,
    list: (folder) =>
      ask.once(async () => {
        const entries = await client.list(folder)
        return entries
          .filter(({ type, name: file }) => type === '-' && !/[/\\\p{Cc}]/u.test(file))
          .map(({ name: file, size, modifyTime }) => ({
            path: folder.endsWith('/') ? `${folder}${file}` : `${folder}/${file}`,
            name: file,
            size,
            modifiedMs: modifyTime,
          }))
      }),
    read: async ({ path, size }) => {
      if (size > defaultLimits.fileBytes)
        throw new ConnectorFailure(tooLarge(defaultLimits.fileBytes).failure)
      const bytes = await ask.once(() => download(client, path))
      // The server told the size when it listed the file: less is a file that was cut on its way.
      if (bytes.length < size) fail('cut-short', name)
      if (bytes.length > size)
        fail('not-complete', name, { what: 'A file went on growing while it was read.' })
      return bytes
    },
    close: async () => {
      await Promise.race([
        client.end().catch(() => {}),
        new Promise((resolve) => socket.once('close', resolve)),
      ])
      socket.destroy()
    },
  }
}

async function download(client: SftpClient, path: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  const stream: Readable = client.createReadStream(path, {})
  // It is closed on the server after its end; that this may fail then would end the program.
  stream.on('error', () => {})
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > defaultLimits.fileBytes) throw new ConnectorFailure(tooLarge(defaultLimits.fileBytes).failure)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}
