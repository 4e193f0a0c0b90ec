import { zip } from '@cj-tech-master/excelts/archive'

export type WorkbookXml = Readonly<{
  /** XML of the rows, by sheet. */
  sheets: Readonly<Record<string, string>>
  hidden?: readonly string[]
  /** XML of `<si>` elements. */
  strings?: string
  /** Format codes of the styles 1, 2, … */
  formats?: readonly string[]
  startsIn1904?: boolean
}>

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook written as XML, its parts in Excel's order: sheets before the styles and texts they refer to. */
export async function makeWorkbook({
  sheets,
  hidden = [],
  strings,
  formats = [],
  startsIn1904 = false,
}: WorkbookXml) {
  const archive = zip()
  const names = Object.keys(sheets)
  const list = names.map((name, index) => {
    const state = hidden.includes(name) ? ' state="hidden"' : ''
    return `<sheet name="${name}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`
  })
  const targets = names.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  archive.add(
    'xl/workbook.xml',
    `${declaration}<workbook ${main} xmlns:r="${relations}"><workbookPr date1904="${startsIn1904 ? 1 : 0}"/><sheets>${list.join('')}</sheets></workbook>`,
  )
  archive.add(
    'xl/_rels/workbook.xml.rels',
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.join('')}</Relationships>`,
  )
  for (const [index, name] of names.entries()) {
    archive.add(
      `xl/worksheets/sheet${index + 1}.xml`,
      `${declaration}<worksheet ${main}><sheetData>${sheets[name]}</sheetData></worksheet>`,
    )
  }
  const codes = formats.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${code}"/>`)
  const styles = formats.map((_, index) => `<xf numFmtId="${200 + index}"/>`)
  archive.add(
    'xl/styles.xml',
    `${declaration}<styleSheet ${main}><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`,
  )
  if (strings !== undefined)
    archive.add('xl/sharedStrings.xml', `${declaration}<sst ${main}>${strings}</sst>`)
  return archive.bytes()
}

/** Rows of texts written into their cells. */
export function textRows(...rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) => `<row>${row.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`)
    .join('')
}
