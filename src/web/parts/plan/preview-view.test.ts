import { describe, expect, it } from 'vitest'
import { changeView, filterOf, isFiltered, readView } from './preview-view.ts'

describe('the address of a preview', () => {
  it('keeps what it knows and drops what it does not', () => {
    const view = readView({ bucket: 'leaving', flag: 'nonsense', search: 'Kari', page: 3, selected: 'no' })
    expect(view).toEqual({ bucket: 'leaving', search: 'Kari', selected: 'no' })
  })

  it('reads a search that looks like a number as text', () => {
    expect(readView({ search: 1042 })).toEqual({ search: '1042' })
  })

  it('takes a filter away without leaving a gap', () => {
    const view = changeView({ bucket: 'new', search: 'a' }, { bucket: undefined, line: 'record:1' })
    expect(view).toEqual({ search: 'a', line: 'record:1' })
  })

  it('does not count order and opened line as filters', () => {
    expect(isFiltered({ sort: 'name', line: 'record:1', explain: true })).toBe(false)
    expect(filterOf({ sort: 'name', attribute: 'workEmail' })).toEqual({ attribute: 'workEmail' })
  })
})
