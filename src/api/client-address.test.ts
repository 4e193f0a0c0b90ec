import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

const headers = (forwarded: string) => new Headers({ 'x-forwarded-for': forwarded })

test('without a trusted proxy the header is the caller’s own word and counts for nothing', () => {
  expect(clientAddress('10.0.0.9', headers('1.2.3.4'), 0)).toBe('10.0.0.9')
})

test('with proxies, the address is the one the outermost of them saw', () => {
  expect(clientAddress('10.0.0.9', headers('6.6.6.6, 1.2.3.4'), 1)).toBe('1.2.3.4')
  expect(clientAddress('10.0.0.9', headers('6.6.6.6, 1.2.3.4, 10.0.0.8'), 2)).toBe('1.2.3.4')
})

test('a proxy that adds nothing leaves the address of the connection', () => {
  expect(clientAddress('10.0.0.9', new Headers(), 1)).toBe('10.0.0.9')
  expect(clientAddress('10.0.0.9', headers('1.2.3.4'), 3)).toBe('10.0.0.9')
})
