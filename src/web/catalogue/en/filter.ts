export const filterTexts = {} as const
