import { getSetup } from './get-setup.ts'
import { postSetup } from './post-setup.ts'

export const setupRoutes = [getSetup, postSetup]
