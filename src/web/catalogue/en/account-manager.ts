export const accountManagerTexts = {} as const
