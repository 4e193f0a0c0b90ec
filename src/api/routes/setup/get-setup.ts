import { defineRoute } from '#api/define-route.ts'

export const getSetup = defineRoute('GET /setup/{token}', async ({ params, services }) => {
  await services.access.readSetupLink(params.token)
  return { portalName: services.config.portalName }
})
