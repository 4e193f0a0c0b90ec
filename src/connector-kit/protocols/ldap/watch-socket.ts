import { Buffer } from 'node:buffer'
import type { Socket } from 'node:net'
import { MessageParser, PagedResultsControl, SearchResponse } from 'ldapts'

/** What went over the connection since the last look, beside what the library tells. */
type SocketWatch = Readonly<{
  /** Watches another socket instead, after the connection became secure. */
  follow: (socket: Socket) => void
  /** Forgets what was seen; called before each request. */
  reset: () => void
  /** The cookie of the last page: empty at the end, null where the directory did not answer in pages. */
  cookie: () => Buffer | null
  /** Why the connection was ended here: an answer beyond the limit, or something that is not LDAP. */
  fault: () => 'too-large' | 'not-ldap' | null
}>

const messageTag = 0x30

/** Looks at answers on their way: for the cookie of a page, and so that no answer is larger than `mostBytes`. */
export function watchSocket(mostBytes: number): SocketWatch {
  let parser = new MessageParser()
  let watched: Socket | undefined
  let bytes = 0
  let cookie: Buffer | null = null
  let fault: 'too-large' | 'not-ldap' | null = null
  const end = (because: 'too-large' | 'not-ldap') => {
    fault ??= because
    watched?.destroy()
  }
  const look = (data: Buffer) => {
    // The library takes any first byte for that of a message, and waits for the rest of it.
    if (bytes === 0 && data[0] !== messageTag) return end('not-ldap')
    bytes += data.length
    if (bytes > mostBytes) end('too-large')
    else parser.read(data, new Map())
  }
  const start = () => {
    parser = new MessageParser()
    // The library would go on waiting for an answer that cannot come any more.
    parser.on('error', () => end('not-ldap'))
    parser.on('message', (message) => {
      if (!(message instanceof SearchResponse)) return
      const paging = message.controls?.find((one) => one instanceof PagedResultsControl)
      cookie = paging ? (paging.value?.cookie ?? Buffer.alloc(0)) : null
    })
  }
  return {
    follow: (socket) => {
      watched?.removeListener('data', look)
      watched = socket
      start()
      socket.on('data', look)
    },
    reset: () => {
      bytes = 0
      cookie = null
    },
    cookie: () => cookie,
    fault: () => fault,
  }
}
