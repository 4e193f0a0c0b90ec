export const doorTexts = {} as const
