import { emailKey, emailParts, numberKey } from '#model/match-key.ts'
import type { CoarseIdentifiers } from '#model/planning.ts'

/** Letters of other scripts, and strokes, that look like an ASCII letter; an extract of UTS #39, both cases lowered. */
const imitated: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'аα',
    b: 'в',
    c: 'сϲ',
    d: 'ԁđ',
    e: 'еεє',
    h: 'һн',
    i: 'іıι',
    j: 'ј',
    k: 'кκ',
    l: 'łӏ',
    m: 'м',
    n: 'п',
    o: 'оοøσ',
    p: 'рρ',
    q: 'ԛ',
    s: 'ѕ',
    t: 'тτ',
    u: 'υ',
    v: 'ѵν',
    w: 'ԝω',
    x: 'хχ',
    y: 'уγ',
  }).flatMap(([letter, doubles]) => Array.from(doubles, (double) => [double, letter] as const)),
)

/** A coarse form of text for suggestions and conflicts only: no case, marks, invisible or look-alike characters. */
function skeleton(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase()
  const plain = text
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFKD')
    .toLowerCase()
  const bare = plain.replace(/\p{M}/gu, '').replace(/ß/g, 'ss').replace(/æ/g, 'ae')
  return Array.from(bare, (letter) => imitated.get(letter) ?? letter).join('')
}

/** Names compared for suggestions: letters and digits only, whatever stands between them. */
export function nameKey(...parts: readonly (string | null | undefined)[]): string | null {
  const key = skeleton(parts.filter(Boolean).join(' '))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return key === '' ? null : key
}

/** Each given name that comes first, beside each family name, whichever of the two is written first. */
export function namePairs(name: string | null, family: string | null): readonly string[] {
  const given = givenKey(name, family)
  if (name === null || given === null || family === null) return name === null ? [] : [spelledOut(name)]
  return family.split(' ').map((one) => [given, spelledOut(one)].sort().join(' '))
}

/** The first of the given names. */
export function givenKey(name: string | null, family: string | null): string | null {
  const families = (family ?? '').split(' ')
  const given = (name ?? '').split(' ').find((one) => !families.includes(one))
  return given === undefined || given === '' ? null : spelledOut(given)
}

/** Whether no part of one name stands in the other. */
export function nothingInCommon(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false
  const parts = new Set(spelledOut(one).split(' '))
  return !spelledOut(other)
    .split(' ')
    .some((part) => parts.has(part))
}

/** Letters that are also written as two: oe for ø, aa for å, ue for ü. */
function spelledOut(name: string): string {
  return name.replace(/([aou])e/g, '$1').replace(/aa/g, 'a')
}

/** Employee numbers that only look alike: lost leading zeros, O for 0, case and hyphens. */
export function looseNumberKey(raw: string | null | undefined): string | null {
  const key = skeleton(raw ?? '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1')
    .replace(/^0+(?=.)/, '')
  return key === '' ? null : key
}

/** E-mails that only look alike: dots, +tags, accents and letters of other scripts. */
export function looseEmailKey(raw: string | null | undefined): string | null {
  const local = looseLocal(raw)
  return local === null ? null : `${local}@${skeleton(emailParts(raw)?.domain ?? '')}`
}

/** The part before the @ beside the family name: the same person at a renamed company. */
export function localAndFamilyKey(raw: string | null | undefined, family: string | null): string | null {
  const local = looseLocal(raw)
  return local === null || family === null ? null : `${local} ${family}`
}

/** The same wherever two identifiers are the same or look alike, and sometimes where they do not. */
export function coarseIdentifiers({
  employeeNumber,
  workEmail,
}: Readonly<{ employeeNumber: string | null; workEmail: string | null }>): CoarseIdentifiers {
  const number = looseNumberKey(employeeNumber)
  return {
    number: number ?? (numberKey(employeeNumber) === null ? null : ''),
    email: emailKey(workEmail) === null ? null : (looseLocal(workEmail) ?? ''),
  }
}

function looseLocal(raw: string | null | undefined): string | null {
  const local = emailParts(raw)?.local
  if (local === undefined) return null
  const key = skeleton(local)
    .replace(/\+.*$/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
  return key === '' ? null : key
}
