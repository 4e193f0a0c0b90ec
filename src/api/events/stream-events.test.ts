import { expect, test } from 'vitest'
import type { HeardEvent } from '#model/portal-event.ts'
import { trackStreams } from './open-streams.ts'
import { streamEvents } from './stream-events.ts'

async function* silence(signal: AbortSignal): AsyncGenerator<HeardEvent> {
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
}

test('a stream ends when the session or the rights are gone', async () => {
  const answers = [true, true, false]
  const stream = streamEvents({
    listen: silence,
    stillAllowed: async () => answers.shift() ?? false,
    ending: new AbortController(),
    recheckMs: 5,
  })
  await stream.text()
  expect(answers).toEqual([])
})

test('a stream says from time to time that it is still there', async () => {
  const ending = new AbortController()
  const stream = streamEvents({
    listen: silence,
    stillAllowed: async () => true,
    ending,
    heartbeatMs: 5,
  })
  let text = ''
  for await (const chunk of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    if (text.split(': still here').length > 3) ending.abort()
  }
  expect(text).toMatch(/^retry: 3000\n\n(: still here\n\n){3,}/)
})

test('one person can keep thirty streams open, and another when one of them ends', () => {
  const streams = trackStreams()
  const first = streams.admit('kari')
  for (let count = 1; count < 30; count += 1) streams.admit('kari')
  expect(() => streams.admit('kari')).toThrow('Too many tabs')
  streams.admit('ola')
  first.abort()
  streams.admit('kari')
  expect(streams.count()).toBe(31)
  streams.endAll()
  expect(streams.count()).toBe(0)
})
