import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { businessNow } from '#model/clock.ts'
import { demoClock } from '../../src/demo-clock.ts'
import { openDemoDays } from './demo-days.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-demo-days-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const on = (day: string) => openDemoDays(folder, () => day)

it('begins thirty days ago and stands on the real day', () => {
  const days = on('2026-11-22')
  expect(days.startDay).toBe('2026-10-23')
  expect(days.today()).toBe('2026-11-22')
})

it('keeps its first day and follows the real one on later starts, unless it was moved further', () => {
  on('2026-11-22').notePrepared()
  const later = on('2026-11-29')
  expect(later.startDay).toBe('2026-10-23')
  expect(later.today()).toBe('2026-11-29')
  later.moveTo('2026-12-29')
  expect(on('2026-12-01').today()).toBe('2026-12-29')
  expect(on('2027-01-05').today()).toBe('2027-01-05')
})

it('is the portal’s business day, while what happens keeps its real time', () => {
  const days = on('2026-11-22')
  days.moveTo('2026-12-22')
  const clock = demoClock(days.clockFile)
  expect(businessNow(clock).toISOString()).toMatch(/^2026-12-22T/)
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(60_000)
})
