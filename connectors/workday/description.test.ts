import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { permissions } from './permissions.ts'

const folder = new URL('../../../shared/reference/vendor-data/workday/', import.meta.url)
const files = ['openapi-workday-person-2024-03.yaml', 'openapi-workday-staffing-2024-03.yaml'].map(
  (file) => new URL(file, folder),
)
const missing = !files.every((file) => existsSync(file))

// Of Workday there are descriptions of REST services only; the same domains guard its web services.
describe.skipIf(missing)('descriptions of Workday (skipped without ../shared/reference/vendor-data)', () => {
  const text = () =>
    files.map((file) => readFileSync(file, 'utf8').replaceAll(/\\?\n\s*(\\ )?/g, ' ')).join(' ')

  it('know the domains that are listed as rights, where they name them', () => {
    const secured = [...text().matchAll(/Secured by: ([^"]{1,400})/g)].map(([, domains]) => domains).join(' ')
    const listed = permissions.map(({ name }) => name.replace(/ \(.*$/, ''))
    expect(listed.filter((name) => secured.includes(name))).toEqual([
      'Worker Data: Public Worker Reports',
      'Person Data: Work Contact Information',
      'Person Data: Personal Information',
      'Person Data: Home Contact Information',
    ])
  })

  it('call the worker’s number what both kinds of workers are known by', () => {
    expect(text()).toContain('The Employee ID or Contingent Worker ID for the worker')
  })
})
