import { defineRoute, type Route } from '#api/define-route.ts'
import type { OpenStreams } from '#api/events/open-streams.ts'
import { streamEvents } from '#api/events/stream-events.ts'

export function eventsRoute(streams: OpenStreams): Route {
  return defineRoute(
    'GET /companies/{company}/events',
    ({ company, services, request, stillAllowed, ...call }) =>
      streamEvents({
        listen: (signal) =>
          services.events.subscribe(company.id, request.headers.get('last-event-id'), signal),
        stillAllowed,
        signal: streams.admit(call.actor.id, call.signal),
      }),
  )
}
