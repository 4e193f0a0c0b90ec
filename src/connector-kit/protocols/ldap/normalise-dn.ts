/**
 * A distinguished name as it is compared: letter case, spaces around its parts and the way of escaping do not count,
 * since a name in an attribute stands as somebody typed it.
 */
export function normaliseDn(dn: string): string {
  return parts(dn, ',')
    .map((rdn) => parts(rdn, '+').map(normalisePair).sort().join('+'))
    .join(',')
}

function normalisePair(pair: string): string {
  const at = pair.indexOf('=')
  if (at < 0) return unescaped(pair).trim().toLowerCase()
  return `${pair.slice(0, at).trim().toLowerCase()}=${escaped(unescaped(pair.slice(at + 1).trim()).toLowerCase())}`
}

/** Splits at the separators that are not escaped and stand in no quotation marks. */
function parts(text: string, separator: string): readonly string[] {
  const found: string[] = []
  let start = 0
  let quoted = false
  for (let index = 0; index < text.length; index++) {
    const letter = text[index]
    if (letter === '\\') index++
    else if (letter === '"') quoted = !quoted
    else if (!quoted && (letter === separator || (separator === ',' && letter === ';'))) {
      found.push(text.slice(start, index))
      start = index + 1
    }
  }
  return [...found, text.slice(start)]
}

/** `\2C` and `\,` are both a comma; escapes of bytes are UTF-8. */
function unescaped(value: string): string {
  const bare = /^".*"$/s.test(value) ? value.slice(1, -1) : value
  return bare.replaceAll(/(?:\\[0-9a-f]{2})+|\\./gis, (found) =>
    /^\\[0-9a-f]{2}/i.test(found)
      ? Buffer.from(found.replaceAll('\\', ''), 'hex').toString('utf8')
      : found.slice(1),
  )
}

function escaped(value: string): string {
  return value.replaceAll(/[,+;"\\=]/g, (letter) => `\\${letter}`)
}
