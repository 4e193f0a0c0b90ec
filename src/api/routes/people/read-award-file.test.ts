import { expect, it, test } from 'vitest'
import type { TableRow } from '#connector-kit/files/index.ts'
import { AwardFileFault, readAwardFile } from './read-award-file.ts'

async function* rows(...texts: (string | null)[][]): AsyncGenerator<TableRow> {
  for (const [index, cells] of texts.entries()) yield { line: index + 1, cells }
}

it('adds up the plans of a person', async () => {
  const read = await readAwardFile(
    rows(
      ['Employee number', 'Plan', 'Unvested', 'Vested'],
      ['00042', 'RSU 2024', '1 200', '300'],
      ['00042', 'RSU 2025', '1,000', null],
      ['00043', 'Options', '0', '12.500'],
    ),
  )
  expect(read.problems).toEqual([])
  expect(read.holdings).toEqual([
    {
      employeeNumber: '00042',
      workEmail: null,
      plans: ['RSU 2024', 'RSU 2025'],
      unvested: '2200',
      vested: '300',
    },
    { employeeNumber: '00043', workEmail: null, plans: ['Options'], unvested: '0', vested: '12500' },
  ])
})

it('finds people by e-mail in other languages too', async () => {
  const read = await readAwardFile(
    rows(['E-post', 'Ordning', 'Opptjent'], ['Kari@north.example', 'Aksjer', '5']),
  )
  expect(read.holdings).toMatchObject([{ workEmail: 'Kari@north.example', plans: ['Aksjer'], vested: '5' }])
})

it('says which row it cannot take, and takes the others', async () => {
  const read = await readAwardFile(
    rows(['E-mail', 'Unvested'], ['a@x.example', '1.5'], [null, '7'], ['b@x.example', '7']),
  )
  expect(read.problems.map((one) => one.line)).toEqual([2, 3])
  expect(read.holdings).toHaveLength(1)
})

test.each([
  ['nothing', rows()],
  ['nobody to be found by', rows(['Name', 'Unvested'], ['Kari', '1'])],
  ['no quantity', rows(['E-mail', 'Plan'], ['a@x.example', 'RSU'])],
])('refuses a file with %s', async (_, file) => {
  await expect(readAwardFile(file)).rejects.toThrow(AwardFileFault)
})
