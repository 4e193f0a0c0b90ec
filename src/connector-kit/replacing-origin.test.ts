import { describe, expect, it } from 'vitest'
import { connectors } from '#connectors'
import { methodOf } from './methods.ts'
import { openConnection } from './open-connection.ts'
import { replacingOrigin } from './replacing-origin.ts'
import { exampleCredentials } from './testing/example-connection.ts'
import { fastClock } from './testing/fast-clock.ts'
import { readConnection } from './testing/read-connection.ts'

const connector = (id: string) => connectors.find((one) => one.id === id)

describe('an address in place of a connector’s own', () => {
  it.each([
    ['http://127.0.0.1:8080', 'personio', 'http://127.0.0.1:8080'],
    ['https://hr.example/', 'personio', 'https://hr.example'],
    ['ldap://127.0.0.1:1389', 'ldap', 'ldap://127.0.0.1:1389'],
    ['ldaps://ad.example', 'ldap', 'ldaps://ad.example'],
    ['sftp://[::1]:2222/', 'sftp', 'sftp://[::1]:2222'],
    ['http://127.0.0.1:2222', 'sftp', 'http://127.0.0.1:2222'],
  ])('%s is taken for %s', (text, id, origin) => {
    expect(replacingOrigin(text, connector(id))).toBe(origin)
  })

  it.each([
    ['ldap://127.0.0.1:1389', 'personio'],
    ['sftp://127.0.0.1:2222', 'ldap'],
    ['ldaps://127.0.0.1:1636/dc=example', 'ldap'],
    ['ldap://user@127.0.0.1', 'ldap'],
    ['http://127.0.0.1/path', 'personio'],
    ['ldap:', 'ldap'],
    ['127.0.0.1:1389', 'ldap'],
    ['ftp://127.0.0.1', 'sftp'],
  ])('%s is not taken for %s', (text, id) => {
    expect(replacingOrigin(text, connector(id))).toBeUndefined()
  })

  it('of a scheme that is not spoken ends a fetch with its reason', async () => {
    const personio = connector('personio')
    if (!personio) throw new Error('personio is missing')
    const methodId = personio.methods[0].id
    const connection = openConnection({
      connector: personio,
      methodId,
      credentials: exampleCredentials(methodOf(personio, methodId).credentials),
      clock: fastClock(),
      egress: { allowPrivate: [], baseUrl: 'ldap://127.0.0.1:1' },
    })
    const { summary } = await readConnection(connection, { fields: [], custom: [] })
    expect(summary).toMatchObject({ complete: false, requests: 0, failure: { code: 'address-wrong' } })
  })
})
