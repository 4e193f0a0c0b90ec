import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'

const script = new URL('./serve-fixtures.ts', import.meta.url).pathname

it('serves the fixtures of a connector, and says how they are read', async () => {
  const child = spawn(process.execPath, [script, 'bamboohr'], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    let told = ''
    for await (const chunk of child.stdout) {
      told += String(chunk)
      if (told.includes('--json')) break
    }
    expect(told).toContain('npx rollcall fetch bamboohr --method api-key --credentials -')
    const [baseUrl] = /http:\/\/127\.0\.0\.1:\d+/.exec(told) ?? []
    const answer = await fetch(`${baseUrl}/api/v1/meta/fields`)
    expect(answer.status).toBe(200)
  } finally {
    child.kill('SIGTERM')
  }
})

it('says which connectors it can find', async () => {
  const child = spawn(process.execPath, [script, 'nobody'], { stdio: ['ignore', 'ignore', 'pipe'] })
  let told = ''
  child.stderr.on('data', (chunk) => {
    told += String(chunk)
  })
  const [code] = await once(child, 'close')
  expect({ code, told }).toEqual({
    code: 1,
    told: 'There is no connector “nobody” in connectors/index.ts.\n',
  })
})
