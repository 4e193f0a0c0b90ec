import type { Buffer } from 'node:buffer'
import { Ber, BerWriter, Control } from 'ldapts'

/** Asks for one page of a search (RFC 2696). The library's own hides the cookie, which alone tells whether there is more. */
export class PagingControl extends Control {
  static readonly oid = '1.2.840.113556.1.4.319'
  readonly #size: number
  readonly #cookie: Buffer

  constructor(size: number, cookie: Buffer) {
    super(PagingControl.oid)
    this.#size = size
    this.#cookie = cookie
  }

  override writeControl(writer: BerWriter): void {
    const value = new BerWriter()
    value.startSequence()
    value.writeInt(this.#size)
    // An empty buffer would be left out; an empty text is written as such.
    if (this.#cookie.length > 0) value.writeBuffer(this.#cookie, Ber.OctetString)
    else value.writeString('')
    value.endSequence()
    writer.writeBuffer(value.buffer, Ber.OctetString)
  }
}
