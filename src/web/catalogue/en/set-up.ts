export const setUpTexts = {} as const
