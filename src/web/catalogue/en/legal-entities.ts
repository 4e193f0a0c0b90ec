export const legalEntitiesTexts = {} as const
