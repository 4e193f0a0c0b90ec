import { writeFile } from 'node:fs/promises'

export type StaffChange = Readonly<{
  left?: number
  title?: string
  renamed?: Readonly<Record<number, string>>
}>

/** A CSV file of a hundred invented people; the first `left` of them have left. */
export async function writeStaff(
  path: string,
  { left = 0, title = 'Clerk', renamed = {} }: StaffChange = {},
) {
  const rows = Array.from({ length: 100 }, (_, at) => {
    const number = String(at + 1).padStart(5, '0')
    const status = at < left ? 'Terminated,2020-01-01,2024-03-31' : 'Active,2020-01-01,'
    return `${number},Person${number},Test,p${number}@acme.example,${renamed[at] ?? title},${status}`
  })
  const heading =
    'Employee ID,First name,Last name,Work e-mail,Job title,Employment status,Hire date,Termination date'
  await writeFile(path, `${[heading, ...rows].join('\n')}\n`)
}
