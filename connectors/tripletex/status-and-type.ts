import { type Coded, decode, ifFilled, isEmpty, type JsonObject, partOfFullTime } from '#connector-kit'
import type { EmploymentType } from '#model/employee.ts'
import { ofEmployment } from './employments.ts'

const types = {
  ORDINARY: 'employee',
  MARITIME: 'employee',
  FREELANCE: 'contractor',
  NOT_CHOSEN: 'unset',
} as const

// Codes: Tripletex’s description 2.72.00, https://github.com/valuetechdev/tripletex-go/blob/0ced26d/api/openapi.json
const forms = {
  PERMANENT: 'permanent',
  PERMANENT_AND_HIRED_OUT: 'permanent',
  TEMPORARY: 'temporary',
  TEMPORARY_AND_HIRED_OUT: 'temporary',
  TEMPORARY_ON_CALL: 'temporary',
  NOT_CHOSEN: 'unset',
} as const

type CodedType = Coded<EmploymentType>

/** What the details of today say: the type first, then the form, then how much of full time. */
export const employmentType = ofEmployment(
  [
    'employmentDetails.date',
    'employmentDetails.employmentType',
    'employmentDetails.employmentForm',
    'employmentDetails.percentageOfFullTimeEquivalent',
  ],
  ({ details }) => details && typeOf(details),
)

function typeOf(details: JsonObject): CodedType | null | undefined {
  const { employmentType: told, employmentForm: toldForm, percentageOfFullTimeEquivalent: share } = details
  if (told === undefined || toldForm === undefined) return undefined
  const type = isEmpty(told) ? null : decode(told, types)
  if (type?.value === 'contractor') return { value: 'contractor', source: type.source }
  const form = isEmpty(toldForm) ? null : decode(toldForm, forms)
  if (form?.value === 'temporary') return { value: 'temporary', source: form.source }
  if (form?.value === 'permanent') return { value: partOfFullTime(share), source: form.source }
  return type?.value === 'employee' ? { value: 'other', source: type.source } : null
}

/** Why the employment ended whose last day counts. */
export const leaverReason = ofEmployment(['employmentEndReason'], ({ period, employment, all }) => {
  const ending =
    all.find(({ endDate }) => period.endDate !== null && endDate === period.endDate) ?? employment
  const reason = ending['employmentEndReason']
  return ifFilled(reason, (filled) =>
    decode(filled, {
      EMPLOYMENT_END_EXPIRED: 'end-of-contract',
      EMPLOYMENT_END_EMPLOYEE: 'resignation',
      EMPLOYMENT_END_EMPLOYER: 'dismissal',
      EMPLOYMENT_END_WRONGLY_REPORTED: 'other',
      EMPLOYMENT_END_SYSTEM_OR_ACCOUNTANT_CHANGE: 'other',
      EMPLOYMENT_END_INTERNAL_CHANGE: 'other',
    }),
  )
})
