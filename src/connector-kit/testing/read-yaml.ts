type Line = Readonly<{ indent: number; text: string }>
type Cursor = { at: number; readonly lines: readonly Line[] }

/**
 * Reads the regular YAML that makers' descriptions are written in: block maps and lists, quoted, folded and block
 * scalars. Anchors, tags and filled flow collections are not in them and not read.
 */
export function readYaml(text: string): unknown {
  const lines = text.split('\n').map((line) => ({
    indent: line.length - line.trimStart().length,
    text: line.trim(),
  }))
  return readBlock({ at: 0, lines }, 0)
}

function peek(cursor: Cursor): Line | undefined {
  while (cursor.lines[cursor.at]?.text === '' || cursor.lines[cursor.at]?.text.startsWith('#')) cursor.at++
  return cursor.lines[cursor.at]
}

function readBlock(cursor: Cursor, indent: number): unknown {
  const first = peek(cursor)
  if (!first || first.indent < indent) return null
  return isItem(first) ? readList(cursor, first.indent) : readMap(cursor, first.indent)
}

const isItem = ({ text }: Line) => text === '-' || text.startsWith('- ')

function readList(cursor: Cursor, indent: number): unknown[] {
  const items: unknown[] = []
  for (let line = peek(cursor); line?.indent === indent && isItem(line); line = peek(cursor)) {
    const rest = line.text.slice(1).trimStart()
    const inner = indent + line.text.length - rest.length
    if (rest === '') {
      cursor.at++
      items.push(readBlock(cursor, indent + 1))
    } else if (keyOf(rest)) {
      const lines = [...cursor.lines]
      lines[cursor.at] = { indent: inner, text: rest }
      const nested = { at: cursor.at, lines }
      items.push(readMap(nested, inner))
      cursor.at = nested.at
    } else {
      cursor.at++
      items.push(readScalar(cursor, rest, indent))
    }
  }
  return items
}

function readMap(cursor: Cursor, indent: number): Record<string, unknown> {
  const map: Record<string, unknown> = {}
  for (let line = peek(cursor); line?.indent === indent && !isItem(line); line = peek(cursor)) {
    const found = keyOf(line.text)
    if (!found) throw new Error(`line ${cursor.at + 1} is not read: ${line.text}`)
    cursor.at++
    map[found.key] = found.rest === '' ? readNested(cursor, indent) : readScalar(cursor, found.rest, indent)
  }
  return map
}

/** What stands under a key: deeper lines, or a list at the key's own depth. */
function readNested(cursor: Cursor, indent: number): unknown {
  const next = peek(cursor)
  if (next?.indent === indent && isItem(next)) return readList(cursor, indent)
  return next && next.indent > indent ? readBlock(cursor, next.indent) : null
}

function keyOf(text: string): { key: string; rest: string } | undefined {
  const parts =
    /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'[{][^:]*(?::[^\s:][^:]*)*)):(?:\s+(.*))?$/.exec(text)
  if (!parts) return undefined
  return { key: parts[1] ?? parts[2] ?? parts[3] ?? '', rest: parts[4] ?? '' }
}

function readScalar(cursor: Cursor, start: string, indent: number): unknown {
  if (/^[|>][+-]?$/.test(start)) return deeperLines(cursor, indent).join(start.startsWith('|') ? '\n' : ' ')
  if (start.startsWith('"')) return doubleQuoted(cursor, start)
  if (start.startsWith("'")) {
    let text = start
    while (!/^'(?:[^']|'')*'$/.test(text)) text += ` ${nextLine(cursor)}`
    return text.slice(1, -1).replaceAll("''", "'")
  }
  return plain([start, ...deeperLines(cursor, indent)].join(' '))
}

function doubleQuoted(cursor: Cursor, start: string): unknown {
  let text = start
  while (!/^"(?:[^"\\]|\\.)*"$/.test(text))
    text = text.endsWith('\\')
      ? text.slice(0, -1) + nextLine(cursor).replace(/^\\ /, ' ')
      : `${text} ${nextLine(cursor)}`
  return JSON.parse(text.replaceAll(/\\([^"\\/bfnrtu])/g, '$1').replaceAll(/[\t]/g, ' '))
}

function nextLine(cursor: Cursor): string {
  const line = cursor.lines[cursor.at++]
  if (!line) throw new Error('a quoted text does not end')
  return line.text
}

function deeperLines(cursor: Cursor, indent: number): string[] {
  const found: string[] = []
  for (let line = cursor.lines[cursor.at]; line && (line.indent > indent || line.text === ''); ) {
    found.push(line.text)
    line = cursor.lines[++cursor.at]
  }
  while (found.at(-1) === '') found.pop()
  return found
}

const words: Readonly<Record<string, unknown>> = { true: true, false: false, null: null, '{}': {}, '[]': [] }

function plain(text: string): unknown {
  if (Object.hasOwn(words, text)) return words[text]
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
}
