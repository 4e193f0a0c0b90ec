import { Buffer } from 'node:buffer'
import { createServer, type Socket } from 'node:net'
import { BerReader, BerWriter } from 'ldapts'

/** An entry as fixtures hold it: values are texts, or bytes written in hexadecimal. */
export type FakeEntry = Readonly<{
  dn: string
  attributes: Readonly<Record<string, readonly (string | Readonly<{ hex: string }>)[]>>
}>

/** What the directory does instead of answering well. `after` pages or requests of the kind it goes well. */
export type DirectoryFault = Readonly<
  (
    | { what: 'result'; of: 'bind' | 'search'; code: number; message?: string; times?: number }
    | {
        what:
          | 'cut'
          | 'silent'
          | 'not-ldap'
          | 'same-page'
          | 'no-control'
          | 'empty-pages'
          | 'referral'
          | 'hides-one'
      }
  ) & { after?: number }
>

export type FakeDirectory = Readonly<{
  baseUrl: string
  /** Names of the operations that were asked, in order. */
  seen: () => readonly string[]
  /** The attributes that the last search asked for. */
  asked: () => readonly string[]
  close: () => Promise<void>
}>

const names: Readonly<Record<number, string>> = {
  96: 'bind',
  66: 'unbind',
  99: 'search',
  102: 'modify',
  104: 'add',
  74: 'delete',
  108: 'rename',
  119: 'extended',
}
const pagingOid = '1.2.840.113556.1.4.319'

/** A small directory on loopback, written after RFC 4511 and 2696, for what no installed server does. It pages and finds everybody, whatever the filter. */
export async function startFakeDirectory(
  entries: readonly FakeEntry[],
  options: Readonly<{ password: string; pageCap?: number; fault?: DirectoryFault | undefined }>,
): Promise<FakeDirectory> {
  const seen: string[] = []
  let asked: readonly string[] = []
  let struck = 0
  const sockets = new Set<Socket>()
  const { fault, password, pageCap = 1000 } = options
  const isStruck = (kind: string) => {
    if (!fault || (fault.what === 'result' ? fault.of : 'search') !== kind) return false
    struck++
    const after = fault.after ?? 0
    const times =
      fault.what === 'result' ? (fault.times ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
    return struck > after && struck <= after + times
  }
  const answer = (socket: Socket, message: Buffer) => {
    const reader = new BerReader(message)
    reader.readSequence()
    const id = reader.readInt() ?? 0
    const operation = reader.readSequence() ?? 0
    const kind = names[operation] ?? `operation ${operation}`
    seen.push(kind)
    if (kind === 'bind') {
      reader.readInt()
      reader.readString()
      const right = reader.readString(0x80) === password
      if (isStruck('bind') && fault?.what === 'result')
        return socket.write(done(id, 0x61, fault.code, fault.message))
      return socket.write(done(id, 0x61, right ? 0 : 49, right ? '' : '80090308: data 52e, v2580'))
    }
    if (kind !== 'search') return socket.end()
    const search = readSearch(reader)
    asked = search.attributes
    const bad = isStruck('search') ? fault : undefined
    if (bad?.what === 'result') return socket.write(done(id, 0x65, bad.code, bad.message))
    if (bad?.what === 'silent') return undefined
    if (bad?.what === 'not-ldap') return socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')
    const size = Math.min(search.limit || search.page || pageCap, pageCap)
    const from = bad?.what === 'same-page' ? 0 : search.from
    const page = bad?.what === 'empty-pages' ? [] : entries.slice(from, from + size)
    // Only when more is asked than ids, as a directory whose people move while it is read.
    if (bad?.what === 'hides-one' && search.attributes.length > 1) page.pop()
    const written = page.map((entry) => entryOf(id, entry, search.attributes, search.namesOnly))
    if (bad?.what === 'cut') return socket.end(Buffer.concat(written).subarray(0, -9))
    if (bad?.what === 'referral') written.push(referenceOf(id))
    const more = bad?.what === 'same-page' || bad?.what === 'empty-pages' || from + size < entries.length
    const control = search.page === 0 || bad?.what === 'no-control' ? null : more ? String(from + size) : ''
    const code = search.limit > 0 && more ? 4 : 0
    return socket.write(Buffer.concat([...written, done(id, 0x65, code, '', control)]))
  }
  const server = createServer((socket) => {
    let rest: Buffer = Buffer.alloc(0)
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('data', (data) => {
      rest = Buffer.concat([rest, data])
      for (let size = sizeOf(rest); size !== null && rest.length >= size; size = sizeOf(rest)) {
        answer(socket, rest.subarray(0, size))
        rest = rest.subarray(size)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy()
      server.close(() => resolve())
    })
  return { baseUrl: `http://127.0.0.1:${port}`, seen: () => seen, asked: () => asked, close }
}

/** Length of the first message, null while too little has come to tell. */
function sizeOf(bytes: Buffer): number | null {
  const first = bytes[1]
  if (first === undefined) return null
  if (first < 0x80) return 2 + first
  const count = first & 0x7f
  return bytes.length < 2 + count ? null : 2 + count + bytes.readUIntBE(2, count)
}

function readSearch(reader: BerReader) {
  reader.readString()
  reader.readEnumeration()
  reader.readEnumeration()
  const limit = reader.readInt() ?? 0
  reader.readInt()
  const namesOnly = reader.readBoolean() ?? false
  // The filter is a part of its own, whatever it holds.
  reader.readSequence(reader.peek() ?? 0)
  reader.offset += reader.length
  reader.readSequence()
  const end = reader.offset + reader.length
  const attributes: string[] = []
  while (reader.offset < end) attributes.push(reader.readString() ?? '')
  return { limit, namesOnly, attributes, ...readPaging(reader) }
}

function readPaging(reader: BerReader): Readonly<{ page: number; from: number }> {
  if (reader.peek() !== 0xa0) return { page: 0, from: 0 }
  reader.readSequence(0xa0)
  reader.readSequence()
  if (reader.readString() !== pagingOid) return { page: 0, from: 0 }
  reader.readBoolean()
  const value = new BerReader(reader.readString(0x04, true) ?? Buffer.alloc(0))
  value.readSequence()
  const page = value.readInt() ?? 0
  return { page, from: Number(value.readString() ?? '0') }
}

function message(
  id: number,
  operation: number,
  write: (writer: BerWriter) => void,
  control?: string | null,
): Buffer {
  const writer = new BerWriter()
  writer.startSequence()
  writer.writeInt(id)
  writer.startSequence(operation)
  write(writer)
  writer.endSequence()
  if (control !== undefined && control !== null) {
    const value = new BerWriter()
    value.startSequence()
    value.writeInt(0)
    value.writeString(control)
    value.endSequence()
    writer.startSequence(0xa0)
    writer.startSequence()
    writer.writeString(pagingOid)
    writer.writeBuffer(value.buffer, 0x04)
    writer.endSequence()
    writer.endSequence()
  }
  writer.endSequence()
  return writer.buffer
}

function done(id: number, operation: number, code: number, text = '', control?: string | null): Buffer {
  const write = (writer: BerWriter) => {
    writer.writeEnumeration(code)
    writer.writeString('')
    writer.writeString(text)
  }
  return message(id, operation, write, control)
}

function entryOf(id: number, entry: FakeEntry, attributes: readonly string[], namesOnly: boolean): Buffer {
  const wanted = attributes.map((one) => one.toLowerCase())
  const everything = wanted.length === 0 || wanted.includes('*')
  return message(id, 0x64, (writer) => {
    writer.writeString(entry.dn)
    writer.startSequence()
    for (const [type, values] of Object.entries(entry.attributes)) {
      if (!everything && !wanted.includes(type.toLowerCase())) continue
      writer.startSequence()
      writer.writeString(type)
      writer.startSequence(0x31)
      for (const value of namesOnly ? [] : values)
        if (typeof value === 'string') writer.writeString(value)
        else writer.writeBuffer(Buffer.from(value.hex, 'hex'), 0x04)
      writer.endSequence()
      writer.endSequence()
    }
    writer.endSequence()
  })
}

function referenceOf(id: number): Buffer {
  return message(id, 0x73, (writer) => {
    writer.writeString('ldap://oslo.fjellvind.example/DC=oslo,DC=fjellvind,DC=example')
  })
}
