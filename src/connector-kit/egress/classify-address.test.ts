import { describe, expect, it } from 'vitest'
import { classifyAddress, isListed } from './classify-address.ts'

const forbidden = [
  ['unspecified', '0.0.0.0', '::'],
  [
    'link-local and metadata',
    '169.254.169.254',
    '169.254.0.1',
    'fe80::1',
    'fd00:ec2::254',
    '100.100.100.200',
  ],
  ['multicast and broadcast', '224.0.0.1', '255.255.255.255', 'ff02::1'],
  [
    'reserved',
    '192.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '240.0.0.1',
    '2001:db8::1',
    'fec0::1',
  ],
  ['mapped link-local', '::ffff:169.254.169.254', '::ffff:a9fe:a9fe'],
  ['public behind a mapping', '::ffff:8.8.8.8'],
  ['NAT64', '64:ff9b::7f00:1', '64:ff9b::808:808', '64:ff9b:1::1'],
  ['6to4 and Teredo', '2002:7f00:1::', '2002:a9fe:a9fe::1', '2001:0:53aa:64c:0:fbff:80ff:fffe'],
  ['IPv4-compatible', '::127.0.0.1', '::7f00:1', '::8.8.8.8'],
  ['no address', 'localhost', '', '1.2.3', '127.0.0.1.nip.io'],
] satisfies string[][]
const onlyIfListed = [
  ['loopback', '127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1'],
  [
    'private',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '::ffff:10.0.0.1',
    'fc00::1',
    'fd12::1',
  ],
  ['carrier-grade NAT', '100.64.0.1', '100.127.255.254'],
] satisfies string[][]
const reachable = [
  '8.8.8.8',
  '1.1.1.1',
  '172.32.0.1',
  '100.63.255.255',
  '2606:4700:4700::1111',
  '2a00:1450::1',
] as const

describe('addresses', () => {
  it.each(forbidden)('never reaches %s', (_kind, ...addresses) => {
    for (const address of addresses) expect(classifyAddress(address ?? ''), address).toBe('forbidden')
  })

  it.each(onlyIfListed)('reaches %s only if the operator lists it', (_kind, ...addresses) => {
    for (const address of addresses) expect(classifyAddress(address ?? ''), address).toBe('private')
  })

  it('reaches public ones', () => {
    for (const address of reachable) expect(classifyAddress(address), address).toBe('public')
  })

  it('are listed by network or by host and port', () => {
    expect(isListed('10.1.2.3', 'hr.internal', 443, ['10.0.0.0/8'])).toBe(true)
    expect(isListed('::ffff:10.1.2.3', 'hr.internal', 443, ['10.0.0.0/8'])).toBe(true)
    expect(isListed('10.1.2.3', 'HR.internal', 8443, ['hr.internal:8443'])).toBe(true)
    expect(isListed('10.1.2.3', 'hr.internal', 443, ['hr.internal:8443', '192.168.0.0/16', 'fc00::/7'])).toBe(
      false,
    )
  })
})
