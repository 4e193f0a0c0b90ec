export type Unit = 's' | 'ms' | 'people/s' | 'MB' | '%' | 'times'

/** What a row is held against: its own figure, or its ratio to the row named in `bare`. */
export type Goal = Readonly<
  { of: 'figure' | 'ratio'; atMost: number } | { of: 'figure' | 'ratio'; atLeast: number }
>

/** One line of the table, before it is measured. */
export type Row = Readonly<{
  id: string
  title: string
  unit: Unit
  /** The bare part measured in the same run: figure ÷ bare is the ratio. */
  bare?: string
  goal?: Goal
  /** The goal is about this size and larger ones only. */
  from?: number
  /** The goal is about this size and smaller ones only. */
  upTo?: number
}>

/** A line with what was found. */
export type Measured = Readonly<{
  id: string
  title: string
  unit: Unit
  people: number
  figures: readonly number[]
  median: number
  ratio: number | null
  bare: string | null
  goal: string | null
  met: boolean | null
  /** Figure or ratio divided by its goal, turned so that 1 and less is met. */
  ofGoal: number | null
}>

export function measuredRow(
  row: Row,
  people: number,
  found: ReadonlyMap<string, readonly number[]>,
): Measured | undefined {
  const figures = found.get(row.id)
  if (figures === undefined || figures.length === 0) return undefined
  const median = medianOf(figures)
  const bareFigures = row.bare === undefined ? undefined : found.get(row.bare)
  const ratio = bareFigures === undefined ? null : median / medianOf(bareFigures)
  const { goal } = row
  const asked =
    goal !== undefined && people >= (row.from ?? 0) && people <= (row.upTo ?? Number.POSITIVE_INFINITY)
  const held = goal?.of === 'ratio' ? ratio : median
  const ofGoal =
    !asked || held === null ? null : 'atMost' in goal ? ofMost(held, goal.atMost) : goal.atLeast / held
  return {
    ...{ id: row.id, title: row.title, unit: row.unit, people, figures, median, ratio },
    bare: ratio === null ? null : (row.bare ?? null),
    goal: asked ? goalText(goal, row.unit) : null,
    met: ofGoal === null ? null : ofGoal <= 1,
    ofGoal,
  }
}

function medianOf(figures: readonly number[]): number {
  return percentile(figures, 0.5)
}

export function percentile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((one, other) => one - other)
  const middle = (sorted.length - 1) * share
  const below = sorted[Math.floor(middle)] ?? Number.NaN
  const above = sorted[Math.ceil(middle)] ?? Number.NaN
  return below + (above - below) * (middle - Math.floor(middle))
}

function goalText(goal: Goal, unit: Unit): string {
  const shown = goal.of === 'ratio' ? '×' : ` ${unit}`
  return 'atMost' in goal ? `≤ ${goal.atMost}${shown}` : `≥ ${goal.atLeast}${shown}`
}

/** Nothing at all is as good as a goal of nothing. */
function ofMost(held: number, atMost: number): number {
  return atMost === 0 ? (held === 0 ? 1 : Number.MAX_SAFE_INTEGER) : held / atMost
}
