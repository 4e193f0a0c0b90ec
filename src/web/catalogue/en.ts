import { accountManagerTexts } from './en/account-manager.ts'
import { activityTexts } from './en/activity.ts'
import { approvalTexts } from './en/approvals.ts'
import { byHandTexts } from './en/by-hand.ts'
import { catalogueTexts } from './en/catalogue.ts'
import { connectTexts } from './en/connect.ts'
import { customiseTexts } from './en/customise.ts'
import { describeTexts } from './en/describe.ts'
import { doorTexts } from './en/doors.ts'
import { filterTexts } from './en/filter.ts'
import { frameTexts } from './en/frame.ts'
import { landingTexts } from './en/landing.ts'
import { legalEntitiesTexts } from './en/legal-entities.ts'
import { overviewTexts } from './en/overview.ts'
import { partTexts } from './en/parts.ts'
import { peopleTexts } from './en/people.ts'
import { previewTexts } from './en/preview.ts'
import { pushTexts } from './en/push.ts'
import { runsTexts } from './en/runs.ts'
import { setUpTexts } from './en/set-up.ts'
import { settingsTexts } from './en/settings.ts'
import { signInTexts } from './en/sign-in.ts'
import { wordTexts } from './en/words.ts'

/** Every sentence on the screen: an id and an ICU message. */
export const en = {
  ...wordTexts,
  ...partTexts,
  ...frameTexts,
  ...doorTexts,
  ...landingTexts,
  ...catalogueTexts,
  ...setUpTexts,
  ...connectTexts,
  ...pushTexts,
  ...signInTexts,
  ...describeTexts,
  ...filterTexts,
  ...customiseTexts,
  ...overviewTexts,
  ...peopleTexts,
  ...legalEntitiesTexts,
  ...previewTexts,
  ...runsTexts,
  ...activityTexts,
  ...settingsTexts,
  ...approvalTexts,
  ...byHandTexts,
  ...accountManagerTexts,
} as const

export type TextId = keyof typeof en
