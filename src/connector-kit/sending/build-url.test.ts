import { expect, it } from 'vitest'
import { pathOf } from './build-url.ts'

const base = new URL('https://api.example/odata/v2')

it('writes a space so that every server reads a space, and a plus as a plus', () => {
  const path = pathOf(base, { path: '/People', query: { $filter: "name ne 'a+b'" } })
  expect(path).toBe('/odata/v2/People?%24filter=name%20ne%20%27a%2Bb%27')
  expect(new URL(path, base).searchParams.get('$filter')).toBe("name ne 'a+b'")
})
