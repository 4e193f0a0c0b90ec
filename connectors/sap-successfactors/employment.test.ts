import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#connector-kit'
import { fields } from './fields.ts'

const day = (text: string) => `/Date(${Date.parse(text)})/`
const noEnd = '/Date(253402214400000)/'

const employment = (userId: string, start: string, end: string | null = null, assignmentClass = 'ST') => ({
  userId,
  startDate: day(start),
  endDate: end && day(end),
  assignmentClass,
  isContingentWorker: false,
})
const job = (userId: string, start: string, code: string | null, jobTitle = 'Job') => ({
  userId,
  startDate: day(start),
  endDate: noEnd,
  seqNumber: '1',
  jobTitle,
  emplStatusNav: code && { externalCode: code },
})
const person = (employments: readonly JsonObject[], jobs: readonly JsonObject[]): JsonObject => ({
  today: '2026-11-22',
  employmentNav: { results: employments },
  jobs,
})
const status = (record: JsonObject) => fields.employmentStatus.read(record)

describe('the status', () => {
  const at = (code: string) =>
    status(person([employment('u', '2020-01-01')], [job('u', '2020-01-01', code)]))?.value

  it('knows every code that SAP delivers', () => {
    expect(['A', 'D', 'S'].map(at)).toEqual(['active', 'active', 'active'])
    expect(['P', 'U', 'F'].map(at)).toEqual(['leave', 'leave', 'leave'])
    expect(['T', 'R'].map(at)).toEqual(['terminated', 'terminated'])
  })

  it('is a finding for a code of the company’s own, and for a discarded employment', () => {
    expect(() => at('SAB')).toThrow(/“SAB” is not known/)
    expect(() => at('O')).toThrow(/discarded/)
  })

  it('is terminated from the day after the last one, also where no job of a leaver may be seen', () => {
    const left = (end: string) => status(person([employment('u', '2020-01-01', end)], []))
    expect(left('2026-11-21')).toEqual({ value: 'terminated', source: day('2026-11-21') })
    expect(left('2026-11-22')).toBeUndefined()
  })

  it('is pending before the first day', () => {
    const coming = person([employment('u', '2026-11-23')], [job('u', '2026-11-23', 'A')])
    expect(status(coming)).toEqual({ value: 'pending', source: 'A' })
  })
})

describe('of several employments', () => {
  it('the one at home counts, not an assignment abroad', () => {
    const record = person(
      [employment('abroad', '2025-01-01', null, 'GA'), employment('home', '2019-01-01')],
      [job('abroad', '2025-01-01', 'A', 'Abroad'), job('home', '2025-01-01', 'D', 'Home')],
    )
    expect(fields.title.read(record)).toBe('Home')
    expect(fields.startDate.read(record)).toBe('2019-01-01')
  })

  it('somebody hired again starts again, with the first day of all kept', () => {
    const record = person(
      [
        employment('one', '2015-01-01', '2020-12-31'),
        { ...employment('two', '2026-01-01'), originalStartDate: null },
      ],
      [job('one', '2021-01-01', 'T'), job('two', '2026-01-01', 'A')],
    )
    expect(fields.startDate.read(record)).toBe('2026-01-01')
    expect(fields.originalHireDate.read(record)).toBe('2015-01-01')
    expect(status(record)?.value).toBe('active')
  })

  it('an employee who was a contractor until the day before has not left', () => {
    const record = person(
      [employment('c', '2025-01-01', '2026-06-30'), employment('e', '2026-07-01')],
      [job('e', '2026-07-01', 'A')],
    )
    expect(fields.startDate.read(record)).toBe('2025-01-01')
    expect(fields.endDate.read(record)).toBeNull()
  })
})

describe('somebody’s manager', () => {
  const managed = (more: JsonObject) =>
    fields.managerExternalId.read(
      person([employment('u', '2020-01-01')], [{ ...job('u', '2020-01-01', 'A'), ...more }]),
    )

  it('is nobody only where SAP says so', () => {
    expect(managed({ managerId: 'NO_MANAGER', managerEmploymentNav: null })).toBeNull()
    expect(managed({ managerId: '4711', managerEmploymentNav: null })).toBeUndefined()
    expect(managed({ managerId: '4711', managerEmploymentNav: { personNav: { perPersonUuid: 'M' } } })).toBe(
      'M',
    )
  })
})

describe('the business e-mail', () => {
  const mail = (emailAddress: string, externalCode: string, isPrimary = false) => ({
    emailAddress,
    isPrimary,
    emailTypeNav: { externalCode },
  })
  const read = (...results: readonly JsonObject[]) => fields.workEmail.read({ emailNav: { results } })

  it('is the primary of those of the business type', () => {
    expect(
      read(mail('p@x.example', 'P', true), mail('a@x.example', 'B'), mail('b@x.example', 'B', true)),
    ).toBe('b@x.example')
    expect(read(mail('p@x.example', 'P', true))).toBeNull()
  })

  it('is a finding where only a type of the company’s own is there', () => {
    expect(() => read(mail('w@x.example', 'WORK', true))).toThrow(/“WORK” is not known/)
  })
})
