const letters: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
}

/** A heading without case, accents, spaces and punctuation, so that "E-mail adresse" and "EMAIL_ADRESSE" are equal. */
export function normaliseHeading(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[øæœßđðþł]/gu, (letter) => letters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** The heading without what stands in brackets: "Start date (dd.mm.yyyy)" is "Start date". */
export function withoutBrackets(heading: string): string {
  return heading.replace(/\([^)]*\)|\[[^\]]*\]/gu, ' ').replace(/\*+\s*$/u, '')
}
