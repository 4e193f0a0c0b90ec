import {
  asAddress,
  asText,
  at,
  filledText,
  isEmpty,
  isFilled,
  type JsonObject,
  quoted,
  type Reader,
  ReadProblem,
} from '#connector-kit'
import type { Employee } from '#model/employee.ts'
import { rowOn, rowsOf } from './rows.ts'

type Kind = 'work' | 'personal'
/** External codes of the e-mail types that SAP delivers. A company may add its own, which nobody can guess. */
const kinds: Readonly<Record<string, Kind>> = { B: 'work', P: 'personal' }

function mailOf(kind: Kind): Reader<string | null> {
  return {
    paths: ['emailAddress', 'isPrimary', 'emailTypeNav.externalCode'].map((key) => `emailNav.${key}`),
    read: ({ emailNav }) => {
      const rows = emailNav === undefined ? undefined : rowsOf(emailNav)
      if (!rows) return undefined
      const coded = rows.map((row) => ({ row, code: at(row, 'emailTypeNav.externalCode') }))
      const own = coded.filter(({ code }) => kinds[String(code)] === kind).map(({ row }) => row)
      const mail = (own.find(({ isPrimary }) => isPrimary === true) ?? own[0])?.['emailAddress']
      if (own.length > 0) return filledText(mail)
      if (coded.some(({ code }) => code === undefined)) return undefined
      const strange = coded.find(({ code }) => kinds[String(code)] === undefined)
      if (strange && kind === 'work')
        throw new ReadProblem('unknown-code', `The type of e-mail ${quoted(strange.code)} is not known.`)
      return strange ? undefined : null
    },
  }
}

export const workEmail = mailOf('work')
export const personalEmail = mailOf('personal')

/** The primary number, with what is needed to dial it. */
export const phone: Reader<string | null> = {
  paths: ['countryCode', 'areaCode', 'phoneNumber', 'isPrimary'].map((key) => `phoneNav.${key}`),
  read: ({ phoneNav }) => {
    const rows = phoneNav === undefined ? undefined : rowsOf(phoneNav)
    if (!rows) return undefined
    const row = rows.find(({ isPrimary }) => isPrimary === true) ?? rows[0]
    if (!row) return null
    return row['phoneNumber'] === undefined ? undefined : numberOf(row)
  },
}

function numberOf({ countryCode, areaCode, phoneNumber }: JsonObject): string | null {
  if (isEmpty(phoneNumber)) return null
  const country = isFilled(countryCode) ? `+${asText(countryCode).replace(/^\+/, '')}` : ''
  const area = isFilled(areaCode) ? asText(areaCode) : ''
  return [country, area, asText(phoneNumber)].filter((part) => part !== '').join(' ')
}

const addressKeys = [
  'addressType',
  'startDate',
  'endDate',
  'address1',
  'address2',
  'address3',
  'zipCode',
  'city',
  'country',
]

/** The address of the type home; which line holds the street is each country's own, so that lines stay as they are. */
export const homeAddress: Reader<Employee['homeAddress']> = {
  paths: addressKeys.map((key) => `homeAddressNavDEFLT.${key}`),
  read: ({ homeAddressNavDEFLT, today }) => {
    const rows = homeAddressNavDEFLT === undefined ? undefined : rowsOf(homeAddressNavDEFLT)
    if (!rows || rows.some(({ addressType }) => addressType === undefined)) return undefined
    const home = rows.filter(({ addressType }) => addressType === 'home')
    if (home.length === 0) return null
    const row = rowOn(home, String(today))
    return (
      row &&
      asAddress({
        lines: [row['address1'], row['address2'], row['address3']],
        postalCode: row['zipCode'],
        city: row['city'],
        country: row['country'],
      })
    )
  },
}
