export const activityTexts = {} as const
