import { unreadableWorkbook } from '../file-faults.ts'
import type { Archive } from './open-archive.ts'
import { parseXml } from './parse-xml.ts'

/** A sheet of a workbook. */
export type Sheet = Readonly<{ name: string; path: string; hidden: boolean }>
/** How a number is shown. */
export type NumberFormat = Readonly<{ kind: 'date' | 'number'; code: string }>

/** What the cells of every sheet refer to. */
export type WorkbookParts = Readonly<{
  sheets: readonly Sheet[]
  startsIn1904: boolean
  formats: readonly NumberFormat[]
  strings: readonly string[]
}>

/** Reads what the sheets refer to: texts, formats and the list of sheets. */
export async function readWorkbookParts(archive: Archive): Promise<WorkbookParts> {
  const { sheets, startsIn1904 } = await readSheets(archive)
  return { sheets, startsIn1904, formats: await readFormats(archive), strings: await readStrings(archive) }
}

async function readSheets(archive: Archive): Promise<{ sheets: Sheet[]; startsIn1904: boolean }> {
  const paths = new Map<string, string>()
  await readPart(archive, 'xl/_rels/workbook.xml.rels', (name, attributes) => {
    const { Id: id, Target: target } = attributes as { Id?: string; Target?: string }
    if (name === 'Relationship' && id !== undefined && target !== undefined) {
      paths.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    }
  })
  const sheets: Sheet[] = []
  let startsIn1904 = false
  const found = await readPart(archive, 'xl/workbook.xml', (name, attributes) => {
    if (name === 'workbookPr') startsIn1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
    if (name !== 'sheet') return
    const path = paths.get(attributes['r:id'] ?? attributes['id'] ?? '')
    const hidden = (attributes['state'] ?? 'visible') !== 'visible'
    if (path !== undefined) sheets.push({ name: attributes['name'] ?? '', path, hidden })
  })
  if (!found || sheets.length === 0) throw unreadableWorkbook('no sheet was found in it')
  return { sheets, startsIn1904 }
}

/** Formats that need no declaration and show a day, with or without a time (ECMA-376 part 1, 18.8.30). */
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])

async function readFormats(archive: Archive): Promise<NumberFormat[]> {
  const codes = new Map<number, string>()
  const formats: NumberFormat[] = []
  let inCellFormats = false
  const open = (name: string, attributes: Readonly<Record<string, string>>) => {
    if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
    if (name === 'cellXfs') inCellFormats = true
    if (name !== 'xf' || !inCellFormats) return
    const id = Number(attributes['numFmtId'] ?? 0)
    const code = codes.get(id) ?? ''
    formats.push({ kind: builtInDates.has(id) || showsDay(code) ? 'date' : 'number', code })
  }
  await readPart(archive, 'xl/styles.xml', open, (name) => {
    if (name === 'cellXfs') inCellFormats = false
  })
  return formats
}

/** Whether a format has a day or a year outside its colours, conditions and literal texts. */
function showsDay(code: string): boolean {
  return /[dy]/iu.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./gu, ''))
}

/** The workbook's texts. `rPh` holds how a text is pronounced, which is no part of it. */
async function readStrings(archive: Archive): Promise<string[]> {
  const part = archive.read('xl/sharedStrings.xml')
  if (!part) return []
  const strings: string[] = []
  let text = ''
  let inText = false
  let inReading = false
  await parseXml(part, {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') inReading = true
      if (name === 't') inText = !inReading
    },
    text: (piece) => {
      if (inText) text += piece
    },
    close: (name) => {
      if (name === 't') inText = false
      if (name === 'rPh') inReading = false
      if (name === 'si') strings.push(unescapeText(text))
    },
  })
  return strings
}

/** Workbooks write characters that XML may not hold as `_x000D_`. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text
}

async function readPart(
  archive: Archive,
  path: string,
  open: (name: string, attributes: Readonly<Record<string, string>>) => void,
  close?: (name: string) => void,
): Promise<boolean> {
  const part = archive.read(path)
  if (part) await parseXml(part, close ? { open, close } : { open })
  return part !== null
}
