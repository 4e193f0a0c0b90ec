import type { Route } from '#api/define-route.ts'
import { accessRoutes } from './access-routes.ts'
import { listActivityRoute } from './activity/list-activity.ts'
import { getApprovalRuleRoute, putApprovalRuleRoute } from './approvals/approval-rule.ts'
import { listApprovalsRoute, postApprovalDecisionRoute, postApprovalRoute } from './approvals/approvals.ts'
import {
  deleteCommentRoute,
  getLineCommentsRoute,
  getPersonCommentsRoute,
  postLineCommentRoute,
  postPersonCommentRoute,
} from './comments/comments.ts'
import { getBrowserSignInRoute, postBrowserSignInRoute } from './connections/browser-sign-in.ts'
import { putCredentialsRoute, putFileRoute } from './connections/credentials.ts'
import { postExportDescriptionRoute, postTryDescriptionRoute } from './connections/description.ts'
import {
  getSnapshotsRoute,
  postCheckRoute,
  postFetchRoute,
  postReleaseRoute,
} from './connections/fetching.ts'
import {
  getItLinkConnectorRoute,
  getItLinkRoute,
  postItLinkCredentialsRoute,
  postItLinkRoute,
} from './connections/it-link.ts'
import { listConnectionsRoute } from './connections/list-connections.ts'
import {
  deleteConnectionRoute,
  getConnectionRoute,
  patchConnectionRoute,
  postConnectionRoute,
} from './connections/one-connection.ts'
import { getPushRoute, postPushTokenRoute } from './connections/push.ts'
import {
  getDisconnectReceiptsRoute,
  postDisconnectRoute,
  postEarlierSettingsRoute,
  postSettingsTrialRoute,
  putSettingsRoute,
} from './connections/settings.ts'
import {
  getDimensionsRoute,
  getDiscoveryRoute,
  getEntityValuesRoute,
  getIdentifiersRoute,
  getMappingSuggestionsRoute,
  postFilterTrialRoute,
  postMappingTrialRoute,
} from './connections/try-out.ts'
import { getConnectorRoute, getIconRoute, listConnectorsRoute } from './connectors/catalogue.ts'
import { exportPeopleRoute, exportPlanRoute, exportRunRoute } from './exports/exports.ts'
import { getDecisionsRoute, putDecisionRoute } from './hand/decisions.ts'
import { getRecordsRoute, postHandPlanRoute } from './hand/hand-plans.ts'
import { exportEntityDaysRoute, getEntityDaysRoute } from './legal-entities/entity-days.ts'
import {
  listLegalEntitiesRoute,
  patchLegalEntityRoute,
  postLegalEntityRoute,
} from './legal-entities/legal-entities.ts'
import { putAwardFileRoute, putAwardsRoute } from './people/awards.ts'
import { getFieldLabelsRoute } from './people/field-labels.ts'
import { getPersonHistoryRoute, getPersonRoute, listPeopleRoute, patchPersonRoute } from './people/people.ts'
import {
  postApplyRoute,
  postDifferencesRoute,
  postGuardReleaseRoute,
  postMatchesRoute,
} from './plans/decide.ts'
import { getPreviewRoute, postPreviewRoute } from './plans/open-preview.ts'
import { getChartsRoute } from './plans/plan-charts.ts'
import { getExplanationRoute, getItemRoute, getItemsRoute, postChoicesRoute } from './plans/plan-items.ts'
import { getRunChangesRoute, getRunRoute, listRunsRoute, postUndoRoute } from './runs/runs.ts'

const connections: readonly Route[] = [
  listConnectionsRoute,
  postConnectionRoute,
  getConnectionRoute,
  patchConnectionRoute,
  deleteConnectionRoute,
  putCredentialsRoute,
  putFileRoute,
  getBrowserSignInRoute,
  postBrowserSignInRoute,
  postTryDescriptionRoute,
  postExportDescriptionRoute,
  postCheckRoute,
  getPushRoute,
  postPushTokenRoute,
  postItLinkRoute,
  getItLinkRoute,
  getItLinkConnectorRoute,
  postItLinkCredentialsRoute,
  getDiscoveryRoute,
  getDimensionsRoute,
  postFilterTrialRoute,
  postMappingTrialRoute,
  getIdentifiersRoute,
  getMappingSuggestionsRoute,
  getEntityValuesRoute,
  putSettingsRoute,
  postEarlierSettingsRoute,
  postSettingsTrialRoute,
  postFetchRoute,
  getSnapshotsRoute,
  postReleaseRoute,
  postDisconnectRoute,
  getDisconnectReceiptsRoute,
]

const previews: readonly Route[] = [
  postPreviewRoute,
  getPreviewRoute,
  getItemsRoute,
  getItemRoute,
  getExplanationRoute,
  postChoicesRoute,
  postMatchesRoute,
  postGuardReleaseRoute,
  getChartsRoute,
  exportPlanRoute,
  postApplyRoute,
  postDifferencesRoute,
]

const registry: readonly Route[] = [
  getFieldLabelsRoute,
  listPeopleRoute,
  exportPeopleRoute,
  getPersonRoute,
  patchPersonRoute,
  getPersonHistoryRoute,
  putAwardFileRoute,
  putAwardsRoute,
  listLegalEntitiesRoute,
  getEntityDaysRoute,
  exportEntityDaysRoute,
  postLegalEntityRoute,
  patchLegalEntityRoute,
  listRunsRoute,
  getRunRoute,
  getRunChangesRoute,
  exportRunRoute,
  postUndoRoute,
  listActivityRoute,
]

const approvals: readonly Route[] = [
  getApprovalRuleRoute,
  putApprovalRuleRoute,
  listApprovalsRoute,
  postApprovalRoute,
  postApprovalDecisionRoute,
  getLineCommentsRoute,
  postLineCommentRoute,
  getPersonCommentsRoute,
  postPersonCommentRoute,
  deleteCommentRoute,
  postHandPlanRoute,
  getRecordsRoute,
  getDecisionsRoute,
  putDecisionRoute,
]

/** A route for every endpoint of the contract; the start refuses a gap. */
export const allRoutes: readonly Route[] = [
  ...accessRoutes,
  listConnectorsRoute,
  getConnectorRoute,
  getIconRoute,
  ...connections,
  ...previews,
  ...registry,
  ...approvals,
]
