import { defineRoute, type Route } from '#api/define-route.ts'
import type { OpenStreams } from '#api/events/open-streams.ts'
import { streamEvents } from '#api/events/stream-events.ts'

export function eventsRoute(streams: OpenStreams): Route {
  return defineRoute(
    'GET /companies/{company}/events',
    ({ actor, company, services, request, signal: gone, stillAllowed }) => {
      const ending = streams.admit(actor.id)
      gone.addEventListener('abort', () => ending.abort())
      const lastHeard = request.headers.get('last-event-id')
      return streamEvents({
        listen: (signal) => services.events.subscribe(company.id, lastHeard, signal),
        stillAllowed,
        ending,
      })
    },
  )
}
