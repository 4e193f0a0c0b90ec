/** The database cannot be used as it is; says so as the operator reads it. */
export class UnfitDatabase extends Error {
  override readonly name = 'UnfitDatabase'
  readonly advice: string

  constructor(what: string, advice: string) {
    super(what)
    this.advice = advice
  }
}
