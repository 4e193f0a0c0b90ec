export const connectTexts = {} as const
