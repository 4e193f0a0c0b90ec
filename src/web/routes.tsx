import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
  redirect,
} from '@tanstack/react-router'
import { CompanyFrame } from './frame/company-frame.tsx'
import { NotFound, PageFailed } from './frame/not-found.tsx'
import { StartPage } from './frame/start-page.tsx'
import { LoadingLines } from './parts/answer.tsx'

const rootRoute = createRootRoute({ notFoundComponent: NotFound })

/** A page in a chunk of its own, fetched when its address is opened. */
function page<Name extends string>(load: () => Promise<Record<Name, RouteComponent>>, name: Name) {
  return lazyRouteComponent(load as () => Promise<Record<string, RouteComponent>>, name)
}

const at = {
  root: () => rootRoute,
  company: () => companyRoute,
}

const startRoute = createRoute({ getParentRoute: at.root, path: '/', component: StartPage })
const signInRoute = createRoute({
  getParentRoute: at.root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search['next'] === 'string' ? { next: search['next'] } : {},
  component: page(() => import('./pages/doors/sign-in-page.tsx'), 'SignInPage'),
})
const linkRoute = createRoute({
  getParentRoute: at.root,
  path: '/sign-in/link/$token',
  component: page(() => import('./pages/doors/link-page.tsx'), 'LinkPage'),
})
const firstSetUpRoute = createRoute({
  getParentRoute: at.root,
  path: '/setup/$token',
  component: page(() => import('./pages/doors/first-set-up-page.tsx'), 'FirstSetUpPage'),
})
const invitationRoute = createRoute({
  getParentRoute: at.root,
  path: '/invitation/$token',
  component: page(() => import('./pages/doors/invitation-page.tsx'), 'InvitationPage'),
})
const itLinkRoute = createRoute({
  getParentRoute: at.root,
  path: '/it/$token',
  component: page(() => import('./pages/doors/it-link-page.tsx'), 'ItLinkPage'),
})
const accountManagerRoute = createRoute({
  getParentRoute: at.root,
  path: '/account-manager',
  component: page(() => import('./pages/account-manager/account-manager-page.tsx'), 'AccountManagerPage'),
})

const companyRoute = createRoute({ getParentRoute: at.root, path: '/c/$company', component: CompanyFrame })
const overviewRoute = createRoute({
  getParentRoute: at.company,
  path: '/',
  component: page(() => import('./pages/overview/overview-page.tsx'), 'OverviewPage'),
})
const peopleRoute = createRoute({
  getParentRoute: at.company,
  path: '/people',
  component: page(() => import('./pages/people/people-page.tsx'), 'PeoplePage'),
})
const personRoute = createRoute({
  getParentRoute: at.company,
  path: '/people/$person',
  component: page(() => import('./pages/people/person-page.tsx'), 'PersonPage'),
})
const legalEntitiesRoute = createRoute({
  getParentRoute: at.company,
  path: '/legal-entities',
  component: page(() => import('./pages/legal-entities/legal-entities-page.tsx'), 'LegalEntitiesPage'),
})
const integrationsRoute = createRoute({
  getParentRoute: at.company,
  path: '/integrations',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/c/$company/integrations/hr-integration', params: params as { company: string } })
  },
})
const landingRoute = createRoute({
  getParentRoute: at.company,
  path: '/integrations/hr-integration',
  component: page(() => import('./pages/landing/landing-page.tsx'), 'LandingPage'),
})
const catalogueRoute = createRoute({
  getParentRoute: at.company,
  path: '/integrations/hr-integration/catalogue',
  component: page(() => import('./pages/catalogue/catalogue-page.tsx'), 'CataloguePage'),
})
const setUpRoute = createRoute({
  getParentRoute: at.company,
  path: '/integrations/hr-integration/$connection/set-up/$step',
  component: page(() => import('./pages/set-up/set-up-page.tsx'), 'SetUpPage'),
})
const connectionSettingsRoute = createRoute({
  getParentRoute: at.company,
  path: '/integrations/hr-integration/$connection/settings',
  component: page(() => import('./pages/settings/connection-settings-page.tsx'), 'ConnectionSettingsPage'),
})
const previewRoute = createRoute({
  getParentRoute: at.company,
  path: '/integrations/hr-integration/preview/$plan',
  component: page(() => import('./pages/preview/preview-page.tsx'), 'PreviewPage'),
})
const activityRoute = createRoute({
  getParentRoute: at.company,
  path: '/activity',
  component: page(() => import('./pages/activity/activity-page.tsx'), 'ActivityPage'),
})
const receiptRoute = createRoute({
  getParentRoute: at.company,
  path: '/activity/runs/$run',
  component: page(() => import('./pages/runs/receipt-page.tsx'), 'ReceiptPage'),
})
const settingsRoute = createRoute({
  getParentRoute: at.company,
  path: '/settings',
  component: page(() => import('./pages/settings/settings-page.tsx'), 'SettingsPage'),
})

const tree = rootRoute.addChildren([
  startRoute,
  signInRoute,
  linkRoute,
  firstSetUpRoute,
  invitationRoute,
  itLinkRoute,
  accountManagerRoute,
  companyRoute.addChildren([
    overviewRoute,
    peopleRoute,
    personRoute,
    legalEntitiesRoute,
    integrationsRoute,
    landingRoute,
    catalogueRoute,
    setUpRoute,
    connectionSettingsRoute,
    previewRoute,
    activityRoute,
    receiptRoute,
    settingsRoute,
  ]),
])

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultPendingComponent: () => <LoadingLines />,
  defaultErrorComponent: PageFailed,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
