/** How much somebody employed for good works, by the percentage of full time; `other` where none above 0 is told. */
export function partOfFullTime(percentage: unknown): 'employee-full-time' | 'employee-part-time' | 'other' {
  if (typeof percentage !== 'number' || percentage <= 0) return 'other'
  return percentage >= 100 ? 'employee-full-time' : 'employee-part-time'
}
