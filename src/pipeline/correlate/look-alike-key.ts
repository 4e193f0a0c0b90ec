import { emailParts } from './match-key.ts'

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

function looseLocal(raw: string | null | undefined): string | null {
  const local = emailParts(raw)?.local
  if (local === undefined) return null
  const key = skeleton(local)
    .replace(/\+.*$/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
  return key === '' ? null : key
}
