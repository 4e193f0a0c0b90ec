export const runsTexts = {} as const
