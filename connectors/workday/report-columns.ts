import type { EmployeeField } from '#model/employee.ts'

/** Columns that a person names, where they are called otherwise than usual. */
export type NamedColumns = Readonly<{
  idColumn?: string
  statusColumn?: string
  hireColumn?: string
  terminationColumn?: string
}>

/** Names that Workday's own report fields usually get as columns, without signs and in small letters. */
const usual = {
  employeeNumber: ['employeeid', 'workerid', 'employeenumber'],
  givenName: ['firstname', 'legalfirstname', 'legalnamefirstname'],
  middleName: ['middlename', 'legalmiddlename', 'legalnamemiddlename'],
  familyName: ['lastname', 'legallastname', 'legalnamelastname'],
  preferredName: ['preferredfirstname', 'preferrednamefirstname'],
  displayName: ['fullname', 'displayname', 'preferredname', 'preferredfullname'],
  workEmail: ['primaryworkemail', 'emailprimarywork', 'workemail', 'emailwork'],
  title: ['businesstitle', 'jobtitle'],
  department: ['supervisoryorganization', 'supervisoryorganizationname', 'department'],
  costCenter: ['costcentername', 'costcenter'],
  location: ['location', 'locationname', 'worklocation'],
  country: ['workaddresscountry', 'locationaddresscountry', 'worklocationcountry'],
  legalEntity: ['company', 'companyname', 'legalentity'],
  employmentType: ['employeetype', 'workersubtype', 'workertype'],
  employmentStatus: ['workerstatus', 'employeestatus'],
  originalHireDate: ['originalhiredate'],
  startDate: ['hiredate', 'mostrecenthiredate'],
  lastWorkingDay: ['lastdayofwork', 'terminationlastdayofwork'],
  endDate: ['terminationdate'],
} as const satisfies Partial<Record<EmployeeField, readonly string[]>>

export type ReportField = keyof typeof usual | 'managerExternalId'

/** Fields that a report can have. */
export const reportFields: readonly ReportField[] = [
  ...(Object.keys(usual) as (keyof typeof usual)[]),
  'managerExternalId',
]
export const usualIds = ['Employee_ID', 'Worker'] as const
const numbers: readonly string[] = usual.employeeNumber
const workdayIds = ['workdayid', 'wid', 'workerwid']

/** A column's name without what differs from report to report: `Email_-_Primary_Work`, `emailPrimaryWork`. */
export function plainName(column: string): string {
  return column.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** The names under which a field's column is looked for: the one a person gave and no other, else the usual ones. */
export function columnsOf(
  field: ReportField,
  named: NamedColumns,
): Readonly<{ given?: string; usual: readonly string[] }> {
  const given = {
    employmentStatus: named.statusColumn,
    startDate: named.hireColumn,
    endDate: named.terminationColumn,
  }
  const own = (given as Partial<Record<ReportField, string | undefined>>)[field]
  if (own !== undefined) return { given: own, usual: [] }
  return { usual: field === 'managerExternalId' ? columnsOfManager(named) : usual[field] }
}

/** A manager is found by the id that people are known by, so that the column must hold the same kind of id. */
function columnsOfManager({ idColumn = usualIds[0] }: NamedColumns): readonly string[] {
  const id = plainName(idColumn)
  if (workdayIds.includes(id)) return ['managerworkdayid', 'managerwid', 'workersmanagerworkdayid']
  return numbers.includes(id) ? ['manageremployeeid', 'managerid', 'workersmanageremployeeid'] : []
}
