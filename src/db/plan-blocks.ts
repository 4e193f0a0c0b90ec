/*
 * How lines of plans lie in blocks. Landed migrations and the lines that are stored are made of these, so they are
 * never changed.
 */

export const linesPerBlock = 1000

/** Between the texts of a block; no text has it. */
export const textSeparator = '\u001e'

/** Bits by which a block tells what it cannot contain. */
export const gramBits = 2 ** 15
