import { describe, expect, it } from 'vitest'
import { at } from './at.ts'
import { ReadProblem } from './read-problem.ts'

const record = {
  emails: [
    { type: 'home', value: 'noor@home.example' },
    { type: 'work', value: 'noor@work.example' },
  ],
  phones: ['+47 22 00 00 00'],
  none: [],
  'odd[key]': 'as it is',
  name: 'Noor',
}

describe('a path into a list', () => {
  it('takes the one that says so, wherever it stands', () => {
    expect(at(record, 'emails[type=work].value')).toBe('noor@work.example')
    expect(at(record, 'phones[0]')).toBe('+47 22 00 00 00')
  })

  it('is empty when the list holds no such one, and not sent when that cannot be told', () => {
    expect(at(record, 'emails[type=other].value')).toBeNull()
    expect(at(record, 'phones[3]')).toBeNull()
    expect(at(record, 'none[type=work].value')).toBeNull()
    expect(at({ emails: [{ value: 'noor@work.example' }] }, 'emails[type=work].value')).toBeUndefined()
    expect(at(record, 'faxes[0]')).toBeUndefined()
    expect(at({ emails: [{ type: 'work' }] }, 'emails[type=work].value')).toBeUndefined()
  })

  it('refuses what is no list, and leaves a key with brackets alone', () => {
    expect(() => at(record, 'name[0]')).toThrow(ReadProblem)
    expect(at(record, 'odd[key]')).toBe('as it is')
  })
})
