export const landingTexts = {} as const
