export const previewTexts = {} as const
