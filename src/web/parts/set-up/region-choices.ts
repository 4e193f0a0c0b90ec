type Choice = Readonly<{ value: string; label: string }>
let choices: Choice[] | undefined

/** Codes of two letters that are no country of their own: exceptional reservations and groups. */
const others: ReadonlySet<string> = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ', 'UK'])

/** Countries by their English names, as the browser knows them. */
export function regionChoices(): Choice[] {
  choices ??= everyRegion()
  return choices
}

function everyRegion(): Choice[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((value) => {
      const label = others.has(value) ? undefined : names.of(value)
      return label === undefined ? [] : [{ value, label: `${label} (${value})` }]
    })
    .sort((one, other) => one.label.localeCompare(other.label, 'en'))
}
