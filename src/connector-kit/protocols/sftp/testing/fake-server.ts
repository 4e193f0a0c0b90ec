import { Buffer } from 'node:buffer'
import { createServer, type Socket } from 'node:net'
import ssh2, { type Attributes, type SFTPWrapper } from 'ssh2'
import { fingerprintOf } from '../sftp-session.ts'

export type FakeFile = Readonly<{ bytes: Buffer; modifiedMs: number }>
/** Files by their whole paths. Tests may change them between two looks. */
export type FakeFiles = Map<string, FakeFile>
export type SftpFault = 'no-right' | 'failure' | 'silent' | 'cut' | 'not-ssh' | 'dialogue'

export type FakeSftp = Readonly<{
  baseUrl: string
  /** Fingerprint of its key. */
  hostKey: string
  /** What was asked, in order. */
  seen: () => readonly string[]
  close: () => Promise<void>
}>

const { OPEN_MODE, STATUS_CODE } = ssh2.utils.sftp
const fileMode = 0o100_644

/** A server with files on loopback, made of the ssh2 library, for what an installed server cannot be made to do. */
export async function startFakeSftp(
  files: FakeFiles,
  options: Readonly<{ user: string; password: string; key: string; fault?: SftpFault | undefined }>,
): Promise<FakeSftp> {
  const { user, password, fault } = options
  const seen: string[] = []
  const server = new ssh2.Server({ hostKeys: [options.key] }, (client) => {
    client.on('error', () => {})
    client.on('authentication', (context) => {
      if (context.method === 'none')
        return context.reject([fault === 'dialogue' ? 'keyboard-interactive' : 'password'])
      seen.push('sign-in')
      if (context.method === 'password' && fault !== 'dialogue' && context.username === user)
        return context.password === password ? context.accept() : context.reject()
      if (context.method !== 'keyboard-interactive' || fault !== 'dialogue') return context.reject()
      return context.prompt([{ prompt: 'Password: ', echo: false }], (answers) =>
        answers[0] === password ? context.accept() : context.reject(),
      )
    })
    client.on('session', (accept) => {
      accept().on('sftp', (open) => serveFiles(open(), files, fault, seen))
    })
  })
  const sockets = new Set<Socket>()
  const listener = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    if (fault === 'not-ssh') socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
    else server.injectSocket(socket)
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const address = listener.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy()
      listener.close(() => resolve())
    })
  return { baseUrl: `http://127.0.0.1:${port}`, hostKey: hostKeyOf(options.key), seen: () => seen, close }
}

/** A key for a server, as text. ssh2 makes one that it cannot read itself, three times in a thousand. */
export function makeHostKey(): string {
  const key = ssh2.utils.generateKeyPairSync('ed25519').private
  return ssh2.utils.parseKey(key) instanceof Error ? makeHostKey() : key
}

function hostKeyOf(key: string): string {
  const parsed = ssh2.utils.parseKey(key)
  if (parsed instanceof Error) throw parsed
  return fingerprintOf(parsed.getPublicSSH())
}

function serveFiles(sftp: SFTPWrapper, files: FakeFiles, fault: SftpFault | undefined, seen: string[]): void {
  const handles: { path: string; listed: boolean }[] = []
  const opened = (path: string): Buffer => {
    handles.push({ path, listed: false })
    return Buffer.from([handles.length - 1])
  }
  const at = (handle: Buffer) => handles[handle[0] ?? 0] ?? { path: '', listed: true }
  const other = (name: string) => (id: number) => {
    seen.push(name)
    sftp.status(id, STATUS_CODE.OP_UNSUPPORTED)
  }
  for (const name of [
    'WRITE',
    'REMOVE',
    'RENAME',
    'MKDIR',
    'RMDIR',
    'SETSTAT',
    'FSETSTAT',
    'SYMLINK',
  ] as const)
    sftp.on(name as 'REMOVE', other(name))
  sftp.on('REALPATH', (id, path) => {
    seen.push('REALPATH')
    sftp.name(id, [{ filename: path, longname: path, attrs: attributesOf(undefined) }])
  })
  sftp.on('OPENDIR', (id, path) => {
    seen.push('OPENDIR')
    if (fault === 'silent') return
    const known = [...files.keys()].some((one) => one.startsWith(`${path}/`))
    if (fault === 'failure') sftp.status(id, STATUS_CODE.FAILURE)
    else if (!known) sftp.status(id, STATUS_CODE.NO_SUCH_FILE)
    else sftp.handle(id, opened(path))
  })
  sftp.on('READDIR', (id, handle) => {
    seen.push('READDIR')
    const folder = at(handle)
    if (folder.listed) return sftp.status(id, STATUS_CODE.EOF)
    folder.listed = true
    const inside = [...files].filter(([path]) => path.slice(0, path.lastIndexOf('/')) === folder.path)
    const names = inside.map(([path, file]) => {
      const filename = path.slice(path.lastIndexOf('/') + 1)
      return {
        filename,
        longname: `-rw-r--r-- 1 u g ${file.bytes.length} ${filename}`,
        attrs: attributesOf(file),
      }
    })
    return sftp.name(id, names)
  })
  sftp.on('OPEN', (id, path, flags) => {
    seen.push(flags === OPEN_MODE.READ ? 'OPEN to read' : `OPEN ${flags}`)
    if (fault === 'no-right') sftp.status(id, STATUS_CODE.PERMISSION_DENIED)
    else if (files.has(path)) sftp.handle(id, opened(path))
    else sftp.status(id, STATUS_CODE.NO_SUCH_FILE)
  })
  const stat = (path: string, id: number) => {
    const file = files.get(path)
    if (file) sftp.attrs(id, attributesOf(file))
    else sftp.status(id, STATUS_CODE.NO_SUCH_FILE)
  }
  sftp.on('FSTAT', (id, handle) => {
    seen.push('FSTAT')
    stat(at(handle).path, id)
  })
  sftp.on('READ', (id, handle, offset, length) => {
    seen.push('READ')
    const whole = files.get(at(handle).path)?.bytes ?? Buffer.alloc(0)
    const bytes = fault === 'cut' ? whole.subarray(0, -9) : whole
    if (offset >= bytes.length) sftp.status(id, STATUS_CODE.EOF)
    else sftp.data(id, bytes.subarray(offset, offset + length))
  })
  sftp.on('CLOSE', (id) => {
    seen.push('CLOSE')
    sftp.status(id, STATUS_CODE.OK)
  })
}

function attributesOf(file: FakeFile | undefined): Attributes {
  const seconds = Math.floor((file?.modifiedMs ?? 0) / 1000)
  return { mode: fileMode, uid: 0, gid: 0, size: file?.bytes.length ?? 0, atime: seconds, mtime: seconds }
}
