import { describe, expect, it } from 'vitest'
import { ReadProblem } from '#connector-kit'
import { fields } from './fields.ts'

const read = (field: 'employmentStatus' | 'endDate' | 'employmentType' | 'leaverReason', record: object) => {
  try {
    const value = fields[field].read(record as never)
    return typeof value === 'object' && value !== null ? value.value : value
  } catch (error) {
    if (error instanceof ReadProblem) return error.code
    throw error
  }
}
const today = '2026-11-22'
const withStatus = (status: object, more: object = {}) => ({
  Worker_Data: { Employment_Data: { Worker_Status_Data: status } },
  today,
  ...more,
})
const ending = (day: string) => ({ coming: [withStatus({ Terminated: '1', Termination_Date: day })] })

describe('the status of a worker, by the flags of Workday', () => {
  it.each([
    ['works', { Active: '1', Terminated: '0' }, 'active'],
    ['works, in the words of other versions', { Active: 'true', Terminated: 'false' }, 'active'],
    ['left', { Active: '0', Terminated: '1' }, 'terminated'],
    [
      'left while on leave',
      { Active: '0', Terminated: '1', Leave_Status_Data: { On_Leave: '1' } },
      'terminated',
    ],
    ['on leave and still active', { Active: '1', Leave_Status_Data: { On_Leave: '1' } }, 'leave'],
    [
      'on a leave that inactivates',
      { Active: '0', Terminated: '0', Leave_Status_Data: [{ On_Leave: '0' }, { On_Leave: '1' }] },
      'leave',
    ],
    ['back from leave', { Active: '1', Leave_Status_Data: { On_Leave: '0' } }, 'active'],
    ['will begin', { Active: '0', Terminated: '0', Hire_Date: '2026-11-23-08:00' }, 'pending'],
    ['begins today and is inactive', { Active: '0', Terminated: '0', Hire_Date: today }, 'unknown-code'],
    ['never came', { Active: '0', Hire_Rescinded: '1', Hire_Date: '2026-12-01' }, 'unknown-code'],
    [
      'inactive, and nobody says why',
      { Active: '0', Terminated: '0', Hire_Date: '2020-01-01' },
      'unknown-code',
    ],
    ['in a word that is not known', { Active: 'perhaps' }, 'unknown-code'],
    ['not permitted', {}, undefined],
  ])('%s', (_name, flags, expected) => {
    expect(read('employmentStatus', withStatus(flags))).toBe(expected)
  })
})

describe('the end of employment', () => {
  it.each([
    [
      'of somebody who left',
      withStatus({ Terminated: '1', Termination_Date: '2026-06-30-07:00' }),
      '2026-06-30',
    ],
    [
      'that is entered for a coming day',
      withStatus({ Terminated: '0' }, ending('2027-01-31-08:00')),
      '2027-01-31',
    ],
    [
      'of an earlier employment is none',
      withStatus({ Terminated: '0', Termination_Date: '2018-05-31' }, { coming: [] }),
      null,
    ],
    ['that was taken back is none', withStatus({ Terminated: '0' }, { coming: [] }), null],
    ['is not known when coming ends were not asked for', withStatus({ Terminated: '0' }), undefined],
    [
      'in the past, told of somebody who works, is not believed',
      withStatus({ Terminated: '0' }, ending('2026-01-31')),
      undefined,
    ],
  ])('%s', (_name, record, expected) => {
    expect(read('endDate', record)).toBe(expected)
  })
})

describe('the kind of work', () => {
  const position = (data: object, kind = 'Employee') => ({
    kind,
    Worker_Data: { Employment_Data: { Worker_Job_Data: { '@Primary_Job': '1', Position_Data: data } } },
  })
  const type = (id: string, time?: string) => ({
    Worker_Type_Reference: { Employee_Type_ID: id },
    ...(time ? { Position_Time_Type_Reference: { Position_Time_Type_ID: time } } : {}),
  })

  it.each([
    ['regular, full time', position(type('Regular', 'Full_time')), 'employee-full-time'],
    ['regular, part time', position(type('REGULAR', 'Part_time')), 'employee-part-time'],
    ['regular, and how much was not told', position(type('Regular')), undefined],
    ['regular, with hours of a kind of its own', position(type('Regular', 'Flexi')), 'unknown-code'],
    ['for a time', position(type('Fixed_Term', 'Full_time')), 'temporary'],
    ['apprentice', position(type('Apprentice')), 'apprentice'],
    ['a kind that the company added', position(type('Executive_Board')), 'unknown-code'],
    [
      'contingent, of whatever kind',
      position({ Worker_Type_Reference: { Contingent_Worker_Type_ID: 'Agency' } }, 'Contingent_Worker'),
      'contractor',
    ],
  ])('%s', (_name, record, expected) => {
    expect(read('employmentType', record)).toBe(expected)
  })
})

describe('why somebody left', () => {
  const reason = (id: string, category = 'Terminate_Employee_Voluntary') =>
    withStatus({
      Primary_Termination_Reason_Reference: { WID: '0c1', Termination_Subcategory_ID: id },
      Primary_Termination_Category_Reference: { WID: '0c2', Event_Classification_Category_ID: category },
    })

  it.each([
    [
      'a death is no resignation, though Workday calls it voluntary',
      reason('Terminate_Employee_Voluntary_Death'),
      'death',
    ],
    ['a pension is none either', reason('Terminate_Employee_Voluntary_Retirement'), 'retirement'],
    [
      'a reason of the company’s own is reported',
      reason('Terminate_Employee_Voluntary_Sabbatical'),
      'unknown-code',
    ],
    ['nothing was told', withStatus({}), undefined],
  ])('%s', (_name, record, expected) => {
    expect(read('leaverReason', record)).toBe(expected)
  })
})

describe('what a worker may have several of', () => {
  const contact = (...all: object[]) => ({
    Worker_Data: { Personal_Data: { Contact_Data: { Email_Address_Data: all } } },
  })
  const email = (address: string, usage: string, primary: string) => ({
    Email_Address: address,
    Usage_Data: {
      Type_Data: { '@Primary': primary, Type_Reference: { Communication_Usage_Type_ID: usage } },
    },
  })

  it('takes the primary address for work, and none that is private', () => {
    const { workEmail } = fields
    const home = email('at@home.example', 'HOME', '1')
    expect(
      workEmail.read(contact(home, email('b@x.example', 'WORK', '0'), email('a@x.example', 'WORK', '1'))),
    ).toBe('a@x.example')
    expect(workEmail.read(contact(home, email('b@x.example', 'WORK', '0')))).toBe('b@x.example')
    expect(workEmail.read(contact(home))).toBeUndefined()
    expect(() =>
      workEmail.read(contact(email('a@x.example', 'WORK', '0'), email('b@x.example', 'WORK', '0'))),
    ).toThrow('none of them alone is the primary one')
  })

  it('shows several companies of one job and chooses none', () => {
    const company = (name: string) => ({
      Organization_Data: {
        Organization_Name: name,
        Organization_Type_Reference: { Organization_Type_ID: 'Company' },
      },
    })
    const record = (...names: string[]) => ({
      Worker_Data: { Organization_Data: { Worker_Organization_Data: names.map(company) } },
    })
    expect(fields.legalEntity.read(record('Nordlys AS', 'Nordlys AS'))).toBe('Nordlys AS')
    expect(() => fields.legalEntity.read(record('Nordlys AS', 'Nordlys GmbH'))).toThrow(
      'Nordlys AS, Nordlys GmbH',
    )
  })
})
