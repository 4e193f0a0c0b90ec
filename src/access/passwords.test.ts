import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './passwords.ts'

test('a password opens its own hash only, and no two hashes are alike', async () => {
  const hash = await hashPassword('correct horse battery')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await hashPassword('correct horse battery')).not.toBe(hash)
  expect(await verifyPassword('correct horse battery', hash)).toBe(true)
  expect(await verifyPassword('correct horse batterz', hash)).toBe(false)
})

test('the same characters typed on another keyboard open it too', async () => {
  expect(await verifyPassword('Blåbærsyltetøy', await hashPassword('Blåbærsyltetøy'.normalize('NFD')))).toBe(
    true,
  )
})

test('what is no hash of ours opens nothing', async () => {
  for (const hash of ['', 'plain', '$argon2id$v=19$m=1,t=1,p=1$$', '$2b$10$abcdefghijklmnopqrstuv']) {
    expect(await verifyPassword('anything', hash)).toBe(false)
  }
})
