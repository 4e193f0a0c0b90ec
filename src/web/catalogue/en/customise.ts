export const customiseTexts = {} as const
